package dev.movr.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/**
 * How long the page of vehicles takes one reader after the other while nobody registers, and while
 * 16 clients register without a pause: all from one address, and each account from another one.
 * docs/benchmarks.md says how to read it.
 */
final class RegistrationFlood {
  private static final int VEHICLES = 1_000;
  private static final int CLIENTS = 16;
  private static final Map<String, String> PROXY =
      Map.of("TRUSTED_PROXIES", "127\\.0\\.0\\.1|0:0:0:0:0:0:0:1");

  private final RidesOptions options;
  private final int port;

  private RegistrationFlood(RidesOptions options, int port) {
    this.options = options;
    this.port = port;
  }

  /** One of the ways to register that are measured. */
  private record Flood(String name, int clients, Supplier<String> address, List<Round> rounds) {
    static Flood of(String name, int clients, Supplier<String> address) {
      return new Flood(name, clients, address, new ArrayList<>());
    }
  }

  private record Round(Crowd.Seen pages, double accounts, double refused) {}

  /**
   * @param arguments {@code --seconds} and {@code --rounds} of {@link RidesOptions}
   */
  public static void main(String... arguments) throws Exception {
    var options = RidesOptions.of(arguments);
    try (var database = new BenchedDatabase();
        var movr = new MovrUnderLoad(database.uri(), PROXY)) {
      RidesReport.printMachine(database.ask("SELECT version()"));
      database.grow(VEHICLES);
      new RegistrationFlood(options, movr.port()).run();
    }
  }

  private void run() throws Exception {
    var floods =
        List.of(
            Flood.of("nobody registers", 0, () -> "203.0.113.1"),
            Flood.of("16 clients, one address", CLIENTS, () -> "203.0.113.2"),
            Flood.of("16 clients, each account from another address", CLIENTS, () -> anywhere()));
    for (int round = 0; round < RidesOptions.WARM_UP + options.rounds(); round++) {
      for (Flood flood : floods) {
        Round measured = measured(flood);
        if (round >= RidesOptions.WARM_UP) {
          flood.rounds().add(measured);
        }
      }
    }
    print(floods);
  }

  private static String anywhere() {
    var random = ThreadLocalRandom.current();
    return "2001:db8:%x:%x::1".formatted(random.nextInt(65_536), random.nextInt(65_536));
  }

  private Round measured(Flood flood) throws Exception {
    var over = new AtomicBoolean();
    var accounts = new AtomicInteger();
    var refused = new AtomicInteger();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor();
        var looking = new PageRider.Looking(Account.connection(port))) {
      List<Future<?>> clients = new ArrayList<>();
      for (int i = 0; i < flood.clients(); i++) {
        boolean pages = i % 2 == 0;
        clients.add(threads.submit(() -> register(flood, pages, over, accounts, refused)));
      }
      var seen = Crowd.during(options.time(), List.of(looking));
      over.set(true);
      for (Future<?> client : clients) {
        client.get();
      }
      double seconds = options.time().toNanos() / (double) Duration.ofSeconds(1).toNanos();
      return new Round(seen, accounts.get() / seconds, refused.get() / seconds);
    }
  }

  private Void register(
      Flood flood, boolean pages, AtomicBoolean over, AtomicInteger accounts, AtomicInteger refused)
      throws IOException {
    try (var http = Account.connection(port)) {
      var client = new RegisteringClient(http, pages, flood.address());
      while (!over.get()) {
        int status = client.once();
        (status == 201 || status == 302 ? accounts : refused).incrementAndGet();
      }
    }
    return null;
  }

  private static void print(List<Flood> floods) {
    System.out.println(
        "\n| | accounts a second | refused a second | page p50 ms | page p99 ms | of usual p99 | 5xx |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|");
    double[] usual = p99(floods.getFirst());
    for (Flood flood : floods) {
      double[] p99 = p99(flood);
      double[] ratios = new double[p99.length];
      for (int i = 0; i < p99.length; i++) {
        ratios[i] = p99[i] / usual[i];
      }
      System.out.printf(
          "| %s | %.1f | %.1f | %.1f | %.1f | %.1f (%.1f – %.1f) | %d |%n",
          flood.name(),
          median(flood, Round::accounts),
          median(flood, Round::refused),
          median(flood, round -> round.pages().p50()),
          Block.median(p99),
          Block.median(ratios),
          Arrays.stream(ratios).min().orElse(0),
          Arrays.stream(ratios).max().orElse(0),
          flood.rounds().stream().mapToLong(round -> round.pages().failed()).sum());
    }
  }

  private static double[] p99(Flood flood) {
    return flood.rounds().stream().mapToDouble(round -> round.pages().p99()).toArray();
  }

  private static double median(Flood flood, ToDoubleFunction<Round> figure) {
    return Block.median(flood.rounds().stream().mapToDouble(figure).toArray());
  }
}
