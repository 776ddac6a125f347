package dev.movr.workload.run;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Tells people of it. */
final class Report {
  private static final String HEADER =
      "%-12s %9s %9s %8s %8s %8s %8s %8s %8s"
          .formatted("", "done", "a second", "errors", "p50 ms", "p90", "p95", "p99", "max");

  private Report() {}

  static void interval(PrintStream out, double seconds, List<Figures> figures) {
    out.printf(Locale.ROOT, "%nAfter %.0f s, in the last interval:%n", seconds);
    table(out, figures);
  }

  private static void table(PrintStream out, List<Figures> figures) {
    out.println(HEADER);
    for (Figures each : figures) {
      out.println(line(each.operation(), each.count(), each.rate(), each.errors(), each.latency()));
    }
  }

  private static String line(
      String name, long count, double rate, long errors, Figures.Latency latency) {
    return String.format(
        Locale.ROOT,
        "%-12s %,9d %,9.1f %,8d %8.1f %8.1f %8.1f %8.1f %8.1f",
        name,
        count,
        rate,
        errors,
        latency.p50(),
        latency.p90(),
        latency.p95(),
        latency.p99(),
        latency.max());
  }

  static void print(PrintStream out, Summary summary) {
    out.printf(
        Locale.ROOT,
        "%n%s: %d riders, %d of them away from home, %.1f s%s, seed %d, run %s%n",
        summary.target(),
        summary.riders(),
        summary.ridersAway(),
        summary.seconds(),
        summary.interrupted() ? " (interrupted)" : "",
        summary.seed(),
        summary.run());
    table(out, summary.operations());
    summary.operations().forEach(each -> errors(out, each));
    if (summary.notBegun() > 0) {
      out.printf(
          Locale.ROOT,
          "%,d turns were due that nobody was free to begin: more riders, or a lower rate.%n",
          summary.notBegun());
    }
    if (summary.nothingNear() > 0) {
      out.printf(Locale.ROOT, "%,d times there was no vehicle to ride.%n", summary.nothingNear());
    }
    processors(out, summary.processorSeconds());
    vehicles(out, summary);
    books(out, summary);
  }

  private static void errors(PrintStream out, Figures figures) {
    if (figures.errors() > 0) {
      out.printf(
          Locale.ROOT,
          "Errors of %s: %s; p50 %.1f ms, max %.1f ms%n",
          figures.operation(),
          figures.errorKinds().toString().replaceAll("[{}]", "").replace("=", ": "),
          figures.errorLatency().p50(),
          figures.errorLatency().max());
    }
  }

  private static void processors(PrintStream out, ProcessorTime.Used used) {
    String of =
        used.driven() == null
            ? ""
            : String.format(
                Locale.ROOT, ", %.1f %% of MovR's %.1f s", used.percent(), used.driven());
    out.printf(Locale.ROOT, "Processor time of this program: %.1f s%s.%n", used.own(), of);
  }

  private static void vehicles(PrintStream out, Summary summary) {
    if (summary.vehiclesAdded() > 0) {
      out.printf(
          "%d vehicles were added, and %d of them removed again.%n",
          summary.vehiclesAdded(), summary.vehiclesAdded() - summary.vehiclesLeft());
    }
  }

  private static void books(PrintStream out, Summary summary) {
    var books = summary.books();
    books.disagreements().forEach(words -> out.println("Disagreement: " + words));
    books.unread().forEach(words -> out.println("Not checked: " + words));
    if (books.movedByOthers() > 0) {
      out.println(books.movedByOthers() + " vehicles stand where others may have left them.");
    }
    out.printf(
        Locale.ROOT,
        "Books: %d accounts, %,d rides and %,d vehicles %s%n",
        books.accounts(),
        books.rides(),
        books.vehicles(),
        books.agrees() ? "agree with what was acknowledged." : "do not all agree.");
    if (summary.audit() != null) {
      summary.audit().forEach(words -> out.println("Disagreement in the database: " + words));
      out.println(
          summary.audit().isEmpty()
              ? "The audit of the database finds no disagreement."
              : "The audit of the database finds disagreements.");
    }
  }
}
