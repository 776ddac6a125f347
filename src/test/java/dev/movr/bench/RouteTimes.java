package dev.movr.bench;

import dev.movr.Route;
import dev.movr.RouteCalls;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** How long each route takes when the database is 80 ms away: its round trips, and little more. */
final class RouteTimes {
  private static final Duration EACH_WAY = Duration.ofMillis(40);
  private static final int CALLS = 7;

  private RouteTimes() {}

  public static void main(String... arguments) {
    try (var movr = new BenchedMovr()) {
      System.out.println("| route | round trips | expected ms | measured ms | above | ratio |");
      System.out.println("|---|---:|---:|---:|---:|---:|");
      for (Route route : Route.all()) {
        System.out.println(line(route, BenchedMovr.percentile(times(movr, route), 50).toMillis()));
      }
    }
    System.exit(0);
  }

  private static String line(Route route, long measured) {
    long expected = route.inTurn() * EACH_WAY.multipliedBy(2).toMillis();
    String ratio = expected == 0 ? "" : "%.2f".formatted((double) measured / expected);
    String trips =
        route.inTurn() == route.roundTrips()
            ? "" + route.inTurn()
            : route.inTurn() + " in turn, " + route.roundTrips() + " in all";
    return "| `%s` | %s | %d | %d | %d | %s |"
        .formatted(route.name(), trips, expected, measured, measured - expected, ratio);
  }

  private static List<Duration> times(BenchedMovr movr, Route route) {
    List<Duration> times = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      var call = call(movr, route);
      movr.proxy().delay(EACH_WAY);
      long begin = System.nanoTime();
      int status = call.get().statusCode();
      times.add(Duration.ofNanos(System.nanoTime() - begin));
      movr.proxy().delay(Duration.ZERO);
      if (status >= 500) {
        throw new IllegalStateException(route.name() + " answered " + status);
      }
    }
    return times;
  }

  /** What it needs is made before, nearby. */
  private static Supplier<HttpResponse<String>> call(BenchedMovr movr, Route route) {
    var riders = movr.riders();
    return new RouteCalls(riders, riders.city("boston"), movr.port()).byUser(route);
  }
}
