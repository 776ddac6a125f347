package dev.movr.workload.run;

import dev.movr.start.CommandContext;
import dev.movr.start.Interruption;
import dev.movr.start.StartRefused;
import dev.movr.workload.FeatureRooms;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** Traffic of riders. */
@Command(
    name = "run",
    showDefaultValues = true,
    description = {
      "Has riders look for vehicles and ride them, on a running MovR (--url) or in the database (--db),",
      "and checks at the end that MovR's books have what it acknowledged. Ctrl-C ends it early.",
      "Exits with status 1 if they do not agree, or could not be read."
    })
public final class Run implements Callable<Integer> {
  @Mixin private CommandContext context;
  @Mixin private RunOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The MovR to drive, over its API: http://localhost:8080.")
  private @Nullable URI url;

  @Option(names = "--pages", description = "Over its pages instead, as browsers do.")
  private boolean pages;

  @Option(
      names = "--db",
      description =
          "Drives the database (DB_URI, or the embedded one) through MovR's own code, in this process.")
  private boolean database;

  @Option(
      names = "--check-db",
      description =
          "With --url: also audits its database (DB_URI), as movr check does. With --db that is always done.")
  private boolean audited;

  @Override
  public Integer call() {
    refuseUnless(
        (url == null) == database, "Either --url or --db has to say what is to be driven.");
    refuseUnless(!pages || !database, "--pages goes with --url.");
    refuseUnless(!audited || !database, "--check-db goes with --url.");
    refuseUnless(url == null || isOrigin(url), "--url must be like http://localhost:8080.");
    Plan plan = understood(options::plan);
    var stop = new CountDownLatch(1);
    try (var interruption = new Interruption(stop::countDown);
        var rooms = rooms();
        Target target = target(rooms)) {
      return interruption.ending(run(target, rooms, plan, stop));
    } catch (Failure failure) {
      throw new StartRefused(
          "There is no MovR that can be driven at %s: %s."
              .formatted(url == null ? "the database" : url, failure.kind()),
          failure);
    }
  }

  /** Null when the database is not needed. */
  private @Nullable ConfigurableApplicationContext rooms() {
    if (database) {
      return DatabaseAudit.open(context, FeatureRooms.class);
    }
    return audited ? DatabaseAudit.open(context) : null;
  }

  private Target target(@Nullable ConfigurableApplicationContext rooms) {
    if (url != null) {
      return new HttpTarget(url, pages, options.timeout());
    }
    return new TypesTarget(Objects.requireNonNull(rooms));
  }

  private static boolean isOrigin(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null
        && (url.getPath().isEmpty() || url.getPath().equals("/"))
        && url.getQuery() == null;
  }

  private int run(
      Target target, @Nullable ConfigurableApplicationContext rooms, Plan plan, CountDownLatch stop)
      throws Failure {
    var cities = target.cities();
    Homes homes = understood(() -> Homes.of(cities, options.cities(), options.regions()));
    var traffic = new Traffic(target, homes, plan, stop, System.err);
    var driven = Optional.ofNullable(url).flatMap(ProcessorTime::listeningAt);
    Summary ridden = traffic.run(options.interval(), options.withOthers(), driven);
    Summary summary = rooms == null ? ridden : ridden.with(DatabaseAudit.of(rooms));
    if (options.json()) {
      System.out.println(JsonMapper.shared().writeValueAsString(summary));
    } else {
      Report.print(System.out, summary);
    }
    return summary.agrees() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private <T> T understood(Supplier<T> options) {
    try {
      return options.get();
    } catch (IllegalArgumentException slip) {
      throw new ParameterException(command.commandLine(), String.valueOf(slip.getMessage()), slip);
    }
  }

  private void refuseUnless(boolean holds, String reason) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), reason);
    }
  }
}
