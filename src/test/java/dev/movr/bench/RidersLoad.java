package dev.movr.bench;

import dev.movr.region.City;
import dev.movr.testing.Client;
import dev.movr.testing.Concurrently;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Riders in some cities who look for a vehicle, ride it, and begin again, at a steady pace. */
final class RidersLoad {
  private static final int RIDERS_OF_A_CITY = 5;

  /** Between two requests of a rider's. */
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final List<Rider> riders = new ArrayList<>();

  record Answer(City city, int status, Duration took) {}

  RidersLoad(BenchedMovr movr, Collection<City> cities) {
    for (City city : cities) {
      for (int i = 0; i < RIDERS_OF_A_CITY; i++) {
        var login = movr.riders().in(city);
        Client client = movr.clientOf(login);
        riders.add(new Rider(city, movr.riders().scooterOf(login), client, client.token()));
      }
    }
  }

  /** What was answered to requests that began in that time. */
  List<Answer> during(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    Concurrently.each(riders, rider -> rider.ride(end, answers));
    return List.copyOf(answers);
  }

  private record Rider(City city, UUID scooter, Client client, String token) {
    Void ride(long end, Queue<Answer> answers) {
      while (System.nanoTime() < end) {
        String ride = UUID.randomUUID().toString();
        String rides = "/" + city.slug() + "/rides";
        timed(() -> client.get("/" + city.slug() + "/vehicles"), answers);
        timed(
            () ->
                client.postWithoutToken(
                    rides, Map.of("_csrf", token, "vehicle", scooter.toString(), "ride", ride)),
            answers);
        timed(
            () ->
                client.postWithoutToken(
                    rides + "/" + ride + "/end",
                    Map.of("_csrf", token, "place", city.places().getFirst().name())),
            answers);
      }
      return null;
    }

    private void timed(Supplier<HttpResponse<String>> request, Queue<Answer> answers) {
      long begin = System.nanoTime();
      int status = request.get().statusCode();
      answers.add(new Answer(city, status, Duration.ofNanos(System.nanoTime() - begin)));
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
