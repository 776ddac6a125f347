package dev.movr.bench;

import dev.movr.testing.Route;
import dev.movr.testing.RouteCalls;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How long each route takes when the database is 80 ms away: its round trips, and what it takes
 * nearby.
 */
final class RouteTimes {
  private static final Duration EACH_WAY = Duration.ofMillis(40);
  private static final int CALLS = 5;

  private RouteTimes() {}

  /**
   * @param arguments a part of the names of routes: only these; none: all
   */
  public static void main(String... arguments) {
    String part = arguments.length == 0 ? "" : arguments[0];
    var routes = Route.all().stream().filter(route -> route.name().contains(part)).toList();
    try (var movr = new BenchedMovr()) {
      for (Route route : routes) {
        time(movr, route, Duration.ZERO);
      }
      System.out.println("| route | round trips | expected ms | measured ms | ratio | nearby ms |");
      System.out.println("|---|---:|---:|---:|---:|---:|");
      for (Route route : routes) {
        System.out.println(line(movr, route));
      }
    }
    System.exit(0);
  }

  private static String line(BenchedMovr movr, Route route) {
    List<Duration> nearby = new ArrayList<>();
    List<Duration> far = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      nearby.add(time(movr, route, Duration.ZERO));
      far.add(time(movr, route, EACH_WAY));
    }
    long measured = BenchedMovr.percentile(far, 50).toMillis();
    long expected = route.inTurn() * EACH_WAY.multipliedBy(2).toMillis();
    String ratio = expected == 0 ? "" : "%.2f".formatted((double) measured / expected);
    String trips =
        route.inTurn() == route.roundTrips()
            ? "" + route.inTurn()
            : route.inTurn() + " in turn, " + route.roundTrips() + " in all";
    return "| `%s` | %s | %d | %d | %s | %d |"
        .formatted(
            route.name(),
            trips,
            expected,
            measured,
            ratio,
            BenchedMovr.percentile(nearby, 50).toMillis());
  }

  /** What the call needs is made before, nearby. */
  private static Duration time(BenchedMovr movr, Route route, Duration eachWay) {
    var riders = movr.riders();
    var call = new RouteCalls(riders, riders.city("boston"), movr.port()).byUser(route);
    movr.proxy().delay(eachWay);
    long begin = System.nanoTime();
    int status = call.get().statusCode();
    var took = Duration.ofNanos(System.nanoTime() - begin);
    movr.proxy().delay(Duration.ZERO);
    if (status >= 500) {
      throw new IllegalStateException(route.name() + " answered " + status);
    }
    return took;
  }
}
