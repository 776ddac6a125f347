package dev.movr.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Clients who do the same at once, each as fast as it is answered. */
final class Crowd {
  private Crowd() {}

  /**
   * What a crowd has seen.
   *
   * @param rate what was done, as often a second
   * @param p50 of the steps, in milliseconds
   * @param unexpected answers below 500 that were not expected
   * @param failed answers of 500 and more
   */
  record Seen(double rate, long done, double p50, double p99, long unexpected, long failed) {}

  /** Begins nothing after that time. */
  static Seen during(Duration time, List<? extends Tally.Client> clients) throws Exception {
    long begin = System.nanoTime();
    long end = begin + time.toNanos();
    List<Future<Tally>> each = new ArrayList<>();
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      clients.forEach(client -> each.add(threads.submit(() -> untilThen(end, client))));
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    List<Tally> tallies = new ArrayList<>();
    for (Future<Tally> tally : each) {
      tallies.add(tally.get());
    }
    return seen(tallies, seconds);
  }

  private static Tally untilThen(long end, Tally.Client client) throws Exception {
    var tally = new Tally();
    while (System.nanoTime() < end) {
      tally.run(client);
    }
    return tally;
  }

  private static Seen seen(List<Tally> tallies, double seconds) {
    long[] nanos = tallies.stream().map(Tally::nanos).flatMapToLong(all -> all).sorted().toArray();
    long done = tallies.stream().mapToLong(Tally::done).sum();
    return new Seen(
        done / seconds,
        done,
        millis(nanos, 50),
        millis(nanos, 99),
        tallies.stream().mapToLong(Tally::unexpected).sum(),
        tallies.stream().mapToLong(Tally::failed).sum());
  }

  private static double millis(long[] sortedNanos, int percent) {
    return sortedNanos[Math.min(sortedNanos.length - 1, sortedNanos.length * percent / 100)] / 1e6;
  }
}
