package dev.movr.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Something that is measured in each round. */
final class Block {
  private final String name;
  private final @Nullable Block bare;
  private final Callable<List<? extends Tally.Client>> clients;
  private final List<Measured> rounds = new ArrayList<>();

  /**
   * @param bare what it is compared with; null for what others are compared with
   * @param clients makes them, and their connections, before each round
   */
  Block(String name, @Nullable Block bare, Callable<List<? extends Tally.Client>> clients) {
    this.name = name;
    this.bare = bare;
    this.clients = clients;
  }

  /** In one round. */
  record Measured(Crowd.Seen seen, Processors.Use use) {
    /** Of the application and its database for each cycle or list, in milliseconds. */
    double cost() {
      return (use.movr() + use.postgres()) * 1000 / seen.rate();
    }
  }

  void warmUp(Duration time) throws Exception {
    withClients(ready -> Crowd.during(time, ready));
  }

  void measure(Duration time, Processors processors) throws Exception {
    withClients(ready -> {
      processors.begin();
      var seen = Crowd.during(time, ready);
      rounds.add(new Measured(seen, processors.use()));
    });
  }

  private interface Work {
    void with(List<? extends Tally.Client> ready) throws Exception;
  }

  /** They are closed when the work is done: until then the database's processes can be asked. */
  private void withClients(Work work) throws Exception {
    var ready = clients.call();
    work.with(ready);
    for (var client : ready) {
      client.close();
    }
  }

  String name() {
    return name;
  }

  /** In percent of the bare one's rate, in each round; empty for a bare one. */
  double[] ratios() {
    return bare == null
        ? new double[0]
        : IntStream.range(0, rounds.size())
            .mapToDouble(i -> 100 * rate(i) / bare.rate(i))
            .sorted()
            .toArray();
  }

  private double rate(int round) {
    return rounds.get(round).seen().rate();
  }

  double median(ToDoubleFunction<Measured> figure) {
    return median(rounds.stream().mapToDouble(figure).toArray());
  }

  /** Of all rounds together. */
  long sum(ToDoubleFunction<Measured> figure) {
    return Math.round(rounds.stream().mapToDouble(figure).sum());
  }

  static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
