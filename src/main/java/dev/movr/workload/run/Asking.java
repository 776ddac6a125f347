package dev.movr.workload.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.movr.region.City;
import dev.movr.workload.run.HttpConnection.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What asking over HTTP has in common. */
final class Asking {
  private static final int UUID_LENGTH = 36;
  private static final int MOST_TRIES = 10;

  private Asking() {}

  interface Request {
    Answer send() throws IOException;
  }

  /**
   * Returns the answer with that status; any other is a failure. Who is told to come again later,
   * since too many register, does so.
   */
  static Answer expect(int status, Request request) throws Failure {
    Answer answer = answer(request);
    for (int tries = 1; isTooEarly(answer) && tries < MOST_TRIES; tries++) {
      pause(Duration.ofSeconds(answer.retryAfter()));
      answer = answer(request);
    }
    if (answer.status() != status) {
      throw Failure.of(answer);
    }
    return answer;
  }

  private static boolean isTooEarly(Answer answer) {
    return answer.status() == 429 && answer.retryAfter() > 0;
  }

  private static void pause(Duration time) throws Failure {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure("interrupted", 0, false);
    }
  }

  private static Answer answer(Request request) throws Failure {
    try {
      return request.send();
    } catch (IOException e) {
      throw Failure.of(e);
    } catch (RuntimeException e) {
      throw new Failure("not HTTP", 0, true);
    }
  }

  /** All ids that stand behind that text. */
  static List<UUID> idsBehind(String text, String mark) {
    List<UUID> ids = new ArrayList<>();
    for (int at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at)) {
      at += mark.length();
      ids.add(UUID.fromString(text.substring(at, at + UUID_LENGTH)));
    }
    return ids;
  }

  static String encoded(String value) {
    return URLEncoder.encode(value, UTF_8);
  }

  /** Whether the place is the city's own of that name, which can be left out of what is sent. */
  static boolean isNamed(City city, dev.movr.region.Place place) {
    return city.place(place.name()).filter(place::equals).isPresent();
  }
}
