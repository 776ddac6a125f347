package dev.movr.system.operation;

import dev.movr.login.Login;
import dev.movr.testing.Client;
import dev.movr.testing.Riders;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Starts and ends rides on a scooter, under ids of its own, and notes what it is told. */
final class NotingRider {
  private final Client client;
  private final String token;
  private final String scooter;
  private final String place;
  private final List<Note> notes = new ArrayList<>();

  NotingRider(int port, Riders riders) {
    Login rider = riders.in(riders.city("boston"));
    client = new Client(port).with(riders.cookieOf(rider));
    token = client.token();
    scooter = riders.scooterOf(rider).toString();
    place = rider.city().places().getLast().name();
  }

  /** What a rider is told. */
  enum Answer {
    DONE,
    NOTHING_DONE,
    UNKNOWN;

    static Answer of(HttpResponse<String> response) {
      if (response.statusCode() == 302) {
        return DONE;
      }
      if (response.statusCode() == 503 && response.body().contains("We do not know yet")) {
        return UNKNOWN;
      }
      if (response.statusCode() == 503 && response.body().contains("Nothing was changed")) {
        return NOTHING_DONE;
      }
      throw new AssertionError(response + response.body());
    }
  }

  /** What a ride's start was answered with, or its end. */
  private record Note(UUID ride, boolean end, Answer answer) {
    boolean isTrue(Map<UUID, Boolean> endedOfRides) {
      boolean there = end ? endedOfRides.getOrDefault(ride, false) : endedOfRides.containsKey(ride);
      return switch (answer) {
        case DONE -> there;
        case NOTHING_DONE -> !there;
        case UNKNOWN -> true;
      };
    }
  }

  /** Starts a ride, or ends it; what was not done before is asked for again, as it was. */
  synchronized Answer next() {
    Note next = following();
    String path = next.end ? "/boston/rides/" + next.ride + "/end" : "/boston/rides";
    var form =
        Map.of("_csrf", token, "vehicle", scooter, "ride", next.ride.toString(), "place", place);
    Answer answer = Answer.of(client.postWithoutToken(path, form));
    notes.removeIf(note -> note.answer != Answer.DONE);
    notes.add(new Note(next.ride, next.end, answer));
    return answer;
  }

  private Note following() {
    if (notes.isEmpty()) {
      return new Note(UUID.randomUUID(), false, Answer.UNKNOWN);
    }
    Note last = notes.getLast();
    if (last.answer != Answer.DONE) {
      return last;
    }
    return new Note(last.end ? UUID.randomUUID() : last.ride, !last.end, Answer.UNKNOWN);
  }

  /** What it was told last. */
  synchronized Answer last() {
    return notes.getLast().answer;
  }

  /**
   * What it was told that is not so.
   *
   * @param endedOfRides the rides that there are, and whether they have ended
   */
  synchronized Stream<String> untruths(Map<UUID, Boolean> endedOfRides) {
    return notes.stream().filter(note -> !note.isTrue(endedOfRides)).map(Note::toString);
  }
}
