package dev.movr.workload.run;

import dev.movr.start.CatalogueConfiguration;
import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
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
      "Has riders look for vehicles and ride them, at a MovR that runs (--url) or in the database (--db),",
      "and checks at the end that MovR's books have what it acknowledged. Ctrl-C ends it early.",
      "Ends with status 1 when they do not agree, or could not be read."
    })
public final class Run implements Callable<Integer> {
  @Mixin private CommandContext context;
  @Mixin private RunOptions options;
  @Spec private CommandSpec command;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The MovR to be driven, over its API: http://localhost:8080.")
  private @Nullable URI url;

  @Option(names = "--pages", description = "Over its pages instead, as browsers do.")
  private boolean pages;

  @Option(
      names = "--db",
      description =
          "Drives the database (DB_URI, or the embedded one) through MovR's own code, in this process.")
  private boolean database;

  @Override
  public Integer call() {
    refuseUnless(
        (url == null) == database, "Either --url or --db has to say what is to be driven.");
    refuseUnless(!pages || !database, "--pages goes with --url.");
    refuseUnless(url == null || isOrigin(url), "--url must be like http://localhost:8080.");
    Plan plan = understood(options::plan);
    var stop = new CountDownLatch(1);
    try (var interruption = new Interruption(stop::countDown);
        Target target = target()) {
      return interruption.ending(run(target, plan, stop));
    } catch (Failure failure) {
      throw new StartRefused(
          "There is no MovR that can be driven at %s: %s."
              .formatted(url == null ? "the database" : url, failure.kind()),
          failure);
    }
  }

  private static boolean isOrigin(URI url) {
    return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
        && url.getHost() != null
        && (url.getPath().isEmpty() || url.getPath().equals("/"))
        && url.getQuery() == null;
  }

  private int run(Target target, Plan plan, CountDownLatch stop) throws Failure {
    var cities = target.cities();
    Homes homes = understood(() -> Homes.of(cities, options.cities(), options.regions()));
    Optional<ProcessHandle> driven = Optional.ofNullable(url).flatMap(ProcessorTime::listeningAt);
    Summary summary =
        new Traffic(target, homes, plan, stop)
            .run(options.interval(), options.withOthers(), driven);
    if (options.json()) {
      System.out.println(JsonMapper.shared().writeValueAsString(summary));
    } else {
      Report.print(System.out, summary);
    }
    return summary.agrees() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private Target target() {
    return url == null
        ? new TypesTarget(context.start(rooms()))
        : new HttpTarget(url, pages, options.timeout());
  }

  /** Ctrl-C must not close them before the riders have stopped. */
  private static org.springframework.boot.SpringApplication rooms() {
    return new SpringApplicationBuilder(CatalogueConfiguration.class, Types.Rooms.class)
        .web(WebApplicationType.NONE)
        .lazyInitialization(true)
        .registerShutdownHook(false)
        .logStartupInfo(false)
        .build();
  }

  private <T> T understood(java.util.function.Supplier<T> options) {
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
