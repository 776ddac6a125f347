package dev.movr.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * How many rides MovR serves, over the API and on pages, beside a bare loop of what has to be
 * written: docs/benchmarks.md says how to read it.
 */
final class Rides {
  private static final int SMALL = 1_000;
  private static final int LARGE = 1_000_000;

  private final RidesOptions options;
  private final BenchedDatabase database;
  private final MovrUnderLoad movr;
  private final List<Account> accounts = new ArrayList<>();

  private Rides(RidesOptions options, BenchedDatabase database, MovrUnderLoad movr) {
    this.options = options;
    this.database = database;
    this.movr = movr;
  }

  /**
   * @param arguments those of {@link RidesOptions}
   */
  public static void main(String... arguments) throws Exception {
    var options = RidesOptions.of(arguments);
    try (var database = new BenchedDatabase();
        var movr = new MovrUnderLoad(database.uri())) {
      new Rides(options, database, movr).run();
    }
  }

  private void run() throws Exception {
    RidesReport.printMachine(database.ask("SELECT version()"));
    database.grow(SMALL);
    for (int i = 0; i < RidesBlocks.MOST_CLIENTS; i++) {
      accounts.add(Account.signUp(database, movr.port(), i));
    }
    List<Block> small = measured();
    RidesReport.print(SMALL, small);
    if (!options.smallOnly()) {
      System.err.println("Growing ...");
      database.grow(LARGE);
      List<Block> large = measured();
      RidesReport.print(LARGE, large);
      RidesReport.compare(small, large);
    }
    System.out.printf("%nThe application resides in %d MiB.%n", movr.resident());
  }

  private List<Block> measured() throws Exception {
    var processors = new Processors(movr.process(), database.process());
    List<Block> blocks = new RidesBlocks(database, movr.port(), accounts).all();
    for (int round = 0; round < RidesOptions.WARM_UP + options.rounds(); round++) {
      System.err.printf("Round %d ...%n", round + 1 - RidesOptions.WARM_UP);
      for (Block block : blocks) {
        if (round < RidesOptions.WARM_UP) {
          block.warmUp(options.time());
        } else {
          block.measure(options.time(), processors);
        }
      }
    }
    return blocks;
  }
}
