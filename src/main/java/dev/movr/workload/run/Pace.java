package dev.movr.workload.run;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * When riders begin their next turn. Closed: each after the last one, and a pause for thought.
 * Open: at times that were settled before, whoever is free; who comes late has the delay in the
 * time that is measured, as a rider who has to wait would.
 */
final class Pace {
  private final long begin = System.nanoTime();
  private final long end;
  private final Duration think;
  private final @Nullable Double perSecond;
  private final AtomicLong arrivals = new AtomicLong();
  private final CountDownLatch stop;

  /**
   * @param perSecond how many turns begin in a second; null: a closed loop
   * @param think the mean pause in a closed loop
   * @param stop counted down to end it early
   */
  Pace(Duration time, @Nullable Double perSecond, Duration think, CountDownLatch stop) {
    this.end = begin + time.toNanos();
    this.perSecond = perSecond;
    this.think = think;
    this.stop = stop;
  }

  /** Waits for the next turn, and returns when it was due; empty when there is none any more. */
  OptionalLong next(RandomGenerator random) {
    long due = due(random);
    if (due - end >= 0 || !sleepUntil(due) || isOver()) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(perSecond == null ? System.nanoTime() : due);
  }

  private long due(RandomGenerator random) {
    return perSecond == null
        ? System.nanoTime() + around(think, random).toNanos()
        : begin + (long) (arrivals.getAndIncrement() * 1e9 / perSecond);
  }

  /** From half of the mean to one and a half times the mean. */
  static Duration around(Duration mean, RandomGenerator random) {
    return Duration.ofNanos((long) (mean.toNanos() * (0.5 + random.nextDouble())));
  }

  /** Returns false when the end came first. */
  boolean sleep(Duration time) {
    return sleepUntil(System.nanoTime() + time.toNanos());
  }

  private boolean sleepUntil(long nanoTime) {
    long left = Math.min(nanoTime, end) - System.nanoTime();
    try {
      return left <= 0 || !stop.await(left, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  boolean isOver() {
    return stop.getCount() == 0 || System.nanoTime() - end >= 0;
  }

  /** Turns that were due and that nobody was free to begin; 0 in a closed loop. */
  long notBegun() {
    if (perSecond == null) {
      return 0;
    }
    double time = (Math.min(System.nanoTime(), end) - begin) / 1e9;
    return Math.max(0, (long) Math.ceil(time * perSecond) - arrivals.get());
  }
}
