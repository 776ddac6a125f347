package dev.movr.workload.regions;

import dev.movr.books.Books;
import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.embedded.EmbeddedDatabase;
import dev.movr.database.topology.ConfigureMultiRegion;
import dev.movr.region.Cities;
import dev.movr.start.CatalogueConfiguration;
import dev.movr.start.CommandContext;
import dev.movr.start.Interruption;
import dev.movr.start.StartRefused;
import dev.movr.workload.DemoData;
import dev.movr.workload.FeatureRooms;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Three regions on one machine. */
@Command(
    name = "regions",
    showDefaultValues = true,
    description = {
      "Runs an instance for each region on this machine, with distance between them, and riders.",
      "MovR is at PORT. A page at the port after it shows the regions, kills and restores",
      "instances, cuts and slows links, and loses data.",
      "Exits with status 1 if the books do not agree."
    })
public final class Regions implements Callable<Integer> {
  private static final int MOST_RIDERS = 200;

  @Mixin private CommandContext context;
  @Spec private CommandSpec command;

  @Option(
      names = "--riders",
      paramLabel = "NUMBER",
      defaultValue = "9",
      description = "How many riders ride in the background; 0: none.")
  private int riders;

  @Option(
      names = "--cockroachdb",
      description =
          "Starts nine nodes of CockroachDB, in memory, instead of using DB_URI; needs cockroach on the PATH.")
  private boolean cockroach;

  @Option(
      names = "--round",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long they ride before the books are compared with what was acknowledged.")
  private int round;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "Ends by itself after this time; otherwise on Ctrl-C or q.")
  private @Nullable Integer seconds;

  @Override
  public Integer call() throws InterruptedException {
    refuseUnless(0 <= riders && riders <= MOST_RIDERS, "--riders must be from 0 to 200.");
    refuseUnless(round > 0, "--round must be at least 1.");
    refuseUnless(seconds == null || seconds > 0, "--seconds must be at least 1.");
    // Before the first client is made.
    System.setProperty("jdk.httpclient.allowRestrictedHeaders", Forwarded.RESTRICTED_HEADERS);
    var stop = new CountDownLatch(1);
    Path logs = logs();
    try (var interruption = new Interruption(stop::countDown);
        var nodes = cockroach ? nodes(logs) : null;
        var rooms = rooms();
        var demonstration = demonstration(rooms, nodes, logs)) {
      return interruption.ending(new Showing(demonstration, riders > 0, seconds).show(stop));
    }
  }

  private CockroachNodes nodes(Path logs) throws InterruptedException {
    CockroachNodes nodes = CockroachNodes.start(cities(), logs);
    try {
      configure(nodes);
      return nodes;
    } catch (RuntimeException e) {
      nodes.close();
      throw e;
    }
  }

  private Cities cities() {
    try (var catalogue = context.open()) {
      return catalogue.getBean(Cities.class);
    }
  }

  /** As {@code movr configure-multi-region} does; from here on it is the database. */
  private void configure(CockroachNodes nodes) {
    System.setProperty("movr.database.uri", nodes.uri());
    var configuring =
        new CommandLine(new ConfigureMultiRegion()).setUnmatchedArgumentsAllowed(true);
    String[] settings = command.commandLine().getParseResult().unmatched().toArray(String[]::new);
    if (configuring.execute(settings) != ExitCode.OK) {
      throw new StartRefused("CockroachDB could not be given its regions.");
    }
  }

  /** Ctrl-C must not close them before the instances have ended. */
  private ConfigurableApplicationContext rooms() {
    return context.start(
        new SpringApplicationBuilder(
                CatalogueConfiguration.class, FeatureRooms.class, DemoData.class)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .registerShutdownHook(false)
            .logStartupInfo(false)
            .build());
  }

  private Demonstration demonstration(
      ConfigurableApplicationContext rooms, @Nullable CockroachNodes nodes, Path logs) {
    var environment = rooms.getEnvironment();
    int port = environment.getProperty("server.port", Integer.class, 8080);
    var database = rooms.getBean(DatabaseAddress.class);
    var plan =
        new Demonstration.Plan(
            database,
            region -> nodes == null ? Relays.target(database) : nodes.in(region),
            secretKey(rooms),
            rooms.getBean(Cities.class),
            logs,
            port,
            port == 0 ? 0 : port + 1,
            riders,
            Duration.ofSeconds(round));
    return new Demonstration(plan, rooms.getBean(Books.class));
  }

  private static String secretKey(ConfigurableApplicationContext rooms) {
    String given = rooms.getEnvironment().getProperty("movr.web.secret-key", "");
    if (!given.isBlank()) {
      return given;
    }
    var embedded = rooms.getBeanProvider(EmbeddedDatabase.class).getIfAvailable();
    return embedded == null ? UUID.randomUUID().toString() : embedded.secretKey();
  }

  private static Path logs() {
    try {
      return Files.createTempDirectory("movr-regions");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refuseUnless(boolean holds, String reason) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), reason);
    }
  }
}
