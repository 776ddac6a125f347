package dev.movr.bench;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;

/**
 * How long {@link Rides} takes: {@code --seconds 4} for each block, {@code --rounds 5} of all
 * blocks, and {@code --small-only} to leave out the large city.
 */
record RidesOptions(Duration time, int rounds, boolean smallOnly) {
  /** Rounds that do not count: until then the JVM still compiles what is called most. */
  static final int WARM_UP = 2;

  /**
   * @throws IllegalArgumentException when there is no such option, or it is not a number from 1 on
   */
  static RidesOptions of(String... arguments) {
    var options = new RidesOptions(Duration.ofSeconds(4), 5, false);
    for (Iterator<String> each = List.of(arguments).iterator(); each.hasNext(); ) {
      options =
          switch (each.next()) {
            case "--seconds" ->
                new RidesOptions(
                    Duration.ofSeconds(number(each)), options.rounds, options.smallOnly);
            case "--rounds" -> new RidesOptions(options.time, number(each), options.smallOnly);
            case "--small-only" -> new RidesOptions(options.time, options.rounds, true);
            default -> throw new IllegalArgumentException("--seconds, --rounds or --small-only");
          };
    }
    return options;
  }

  private static int number(Iterator<String> each) {
    int number = each.hasNext() ? Integer.parseInt(each.next()) : 0;
    if (number < 1) {
      throw new IllegalArgumentException("a number from 1 on");
    }
    return number;
  }
}
