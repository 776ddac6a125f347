package dev.movr.workload.regions;

import dev.movr.region.Region;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** From an instance to a region's data: how far it is, and whether one gets there. */
final class Way {
  /** What slowing it down adds to each round trip. */
  private static final Duration SLOWED = Duration.ofMillis(300);

  private final Region from;
  private final Region to;
  private final LongAdder statements = new LongAdder();
  private volatile boolean cut;
  private volatile boolean slow;

  /**
   * @param from where the instance runs
   * @param to whose data it leads to
   */
  Way(Region from, Region to) {
    this.from = from;
    this.to = to;
  }

  Region from() {
    return from;
  }

  Region to() {
    return to;
  }

  Duration roundTrip() {
    Duration distance = Distances.roundTrip(from, to);
    return slow ? distance.plus(SLOWED) : distance;
  }

  boolean isCut() {
    return cut;
  }

  boolean isSlow() {
    return slow;
  }

  void cut(boolean now) {
    cut = now;
  }

  void slow(boolean now) {
    slow = now;
  }

  void taken() {
    statements.increment();
  }

  /** How many statements have taken it. */
  long statements() {
    return statements.sum();
  }
}
