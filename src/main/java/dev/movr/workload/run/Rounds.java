package dev.movr.workload.run;

import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Traffic over the API for as long as it is wanted, in rounds; the books are checked after each.
 */
public final class Rounds {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration THINK = Duration.ofMillis(500);
  private static final Duration RIDING = Duration.ofSeconds(2);
  private static final double READS = 0.7;
  private static final double AWAY = 0.25;

  private final URI url;
  private final int riders;
  private final Duration each;
  private final PrintStream silence = new PrintStream(OutputStream.nullOutputStream());
  private Total total = new Total(0, 0, 0, Map.of(), List.of(), List.of());

  /**
   * @param url of a MovR, as {@code http://localhost:8080}
   * @param riders from 1 to 10,000, all with new accounts in each round
   * @param each how long a round lasts
   */
  public Rounds(URI url, int riders, Duration each) {
    this.url = url;
    this.riders = riders;
    this.each = each;
  }

  /**
   * What came of the rounds that have ended.
   *
   * @param rides that were acknowledged, and are in the books
   * @param errors by operation and kind
   * @param disagreements of MovR's books with what it had acknowledged
   * @param unread what could not be asked, or begun
   */
  public record Total(
      long rounds,
      long done,
      long rides,
      Map<String, Long> errors,
      List<String> disagreements,
      List<String> unread) {

    private Total with(Summary round) {
      Map<String, Long> all = new TreeMap<>(errors);
      for (Figures figures : round.operations()) {
        figures
            .errorKinds()
            .forEach(
                (kind, count) -> all.merge(figures.operation() + ": " + kind, count, Long::sum));
      }
      return new Total(
          rounds + 1,
          done + round.operations().stream().mapToLong(Figures::count).sum(),
          rides + round.books().rides(),
          all,
          joined(disagreements, round.books().disagreements()),
          joined(unread, round.books().unread()));
    }

    private Total without(Failure round) {
      return new Total(
          rounds, done, rides, errors, disagreements, joined(unread, List.of(round.kind())));
    }

    private static List<String> joined(List<String> some, List<String> others) {
      List<String> all = new ArrayList<>(some);
      all.addAll(others);
      return List.copyOf(all);
    }
  }

  public synchronized Total total() {
    return total;
  }

  /** Returns when that has been counted down, after the books of the last round were checked. */
  public void ride(CountDownLatch stop) throws InterruptedException {
    for (long seed = 1; stop.getCount() > 0; seed++) {
      var plan = new Plan(riders, each, null, THINK, RIDING, READS, AWAY, seed);
      try (var target = new HttpTarget(url, false, TIMEOUT)) {
        var homes = Homes.of(target.cities(), Map.of(), Map.of());
        add(
            new Traffic(target, homes, plan, stop, silence)
                .run(Duration.ofSeconds(5), false, Optional.empty()));
      } catch (Failure failure) {
        add(failure);
        stop.await(1, TimeUnit.SECONDS);
      }
    }
  }

  private synchronized void add(Summary round) {
    total = total.with(round);
  }

  private synchronized void add(Failure round) {
    total = total.without(round);
  }
}
