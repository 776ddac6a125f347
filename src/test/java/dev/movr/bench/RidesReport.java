package dev.movr.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints what {@link Rides} has measured, as tables for docs/benchmarks.md. */
final class RidesReport {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  private RidesReport() {}

  static void printMachine(String database) throws IOException {
    System.out.printf(
        "%d × %s, %d GiB; %s %s; Java %s; %s%n",
        Processors.count(),
        processor(),
        Math.round(Processors.memory() / 1e9 * 0.931),
        System.getProperty("os.name"),
        System.getProperty("os.version"),
        System.getProperty("java.version"),
        database.replaceFirst(",.*", ""));
  }

  private static String processor() throws IOException {
    if (Files.notExists(PROCESSOR)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(PROCESSOR).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.replaceFirst(".*: ", ""))
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  static void print(int vehicles, List<Block> blocks) {
    System.out.printf("%nA city of %,d vehicles and %,d rides:%n%n", vehicles, vehicles * 5);
    System.out.println(
        "| | a second | of bare | p50 ms | p99 ms | unexpected | 5xx | ms CPU | MovR | PostgreSQL | load | others |");
    System.out.println("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    for (Block block : blocks) {
      System.out.printf(
          "| %s | %,.0f | %s | %.1f | %.1f | %d | %d | %.2f | %.2f | %.2f | %.2f | %.2f |%n",
          block.name(),
          block.median(round -> round.seen().rate()),
          ratio(block),
          block.median(round -> round.seen().p50()),
          block.median(round -> round.seen().p99()),
          block.sum(round -> round.seen().unexpected()),
          block.sum(round -> round.seen().failed()),
          block.median(Block.Measured::cost),
          block.median(round -> round.use().movr()),
          block.median(round -> round.use().postgres()),
          block.median(round -> round.use().load()),
          block.median(round -> round.use().others()));
    }
  }

  private static String ratio(Block block) {
    double[] ratios = block.ratios();
    return ratios.length == 0
        ? ""
        : "%.0f %% (%.0f – %.0f)"
            .formatted(Block.median(ratios), ratios[0], ratios[ratios.length - 1]);
  }

  static void compare(List<Block> small, List<Block> large) {
    System.out.println("\n| large / small | p50 | processor time |\n|---|---:|---:|");
    for (int i = 0; i < small.size(); i++) {
      System.out.printf(
          "| %s | %.2f | %.2f |%n",
          small.get(i).name(),
          large.get(i).median(round -> round.seen().p50())
              / small.get(i).median(round -> round.seen().p50()),
          large.get(i).median(Block.Measured::cost) / small.get(i).median(Block.Measured::cost));
    }
  }
}
