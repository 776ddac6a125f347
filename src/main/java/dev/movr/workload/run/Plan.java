package dev.movr.workload.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the traffic is to be like.
 *
 * @param perSecond turns that begin in a second, in an open loop; null: a closed loop
 * @param think the mean pause between a rider's turns in a closed loop
 * @param riding how long a ride takes, on the average
 * @param reads the share of turns that only read
 * @param away the share of riders who ride in another region
 */
record Plan(
    int riders,
    Duration duration,
    @Nullable Double perSecond,
    Duration think,
    Duration riding,
    double reads,
    double away,
    long seed) {
  static final int MOST_RIDERS = 10_000;

  /**
   * @throws IllegalArgumentException when a value is out of its range; the message says so
   */
  Plan {
    require(0 < riders && riders <= MOST_RIDERS, "--riders must be from 1 to " + MOST_RIDERS + ".");
    require(duration.isPositive(), "--duration must be more than 0.");
    require(
        perSecond == null || (perSecond > 0 && perSecond <= 1e6), "--rate must be more than 0.");
    require(!think.isNegative(), "--think must be 0 or more.");
    require(!riding.isNegative(), "--riding must be 0 or more.");
    require(0 <= reads && reads <= 1, "--reads must be from 0 to 1.");
    require(0 <= away && away <= 1, "--away must be from 0 to 1.");
  }

  static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Whether that rider is one of those away, who are spread evenly among the others. */
  boolean isAway(int rider) {
    return Math.floor((rider + 1) * away) > Math.floor(rider * away);
  }
}
