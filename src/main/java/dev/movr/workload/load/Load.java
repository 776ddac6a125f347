package dev.movr.workload.load;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.start.CommandContext;
import dev.movr.start.Progress;
import dev.movr.start.StartRefused;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Fills a database. */
@Command(
    name = "load",
    showDefaultValues = true,
    description = {
      "Fills the database with people, their vehicles and the rides of some weeks.",
      "The same options make the same rows. If it is stopped, start it again: it goes on where it stopped.",
      "Nobody can log in as these people."
    })
public final class Load implements Runnable {
  private static final int MOST_DAYS = 3650;

  @Mixin private CommandContext context;
  @Spec private CommandSpec command;

  @Option(
      names = "--users",
      paramLabel = "NUMBER",
      defaultValue = "10k",
      converter = Quantity.class,
      description = "How many people, in all cities together.")
  private int users;

  @Option(
      names = "--vehicles",
      paramLabel = "NUMBER",
      defaultValue = "2k",
      converter = Quantity.class,
      description = "How many vehicles, in all cities together.")
  private int vehicles;

  @Option(
      names = "--rides",
      paramLabel = "NUMBER",
      defaultValue = "100k",
      converter = Quantity.class,
      description =
          "How many rides, in all cities together. Those that are not over at the end are active.")
  private int rides;

  @Option(
      names = "--city",
      paramLabel = "CITY",
      description =
          "Only in this city; may be given several times. The first city of a region gets twice as many.")
  private List<String> names = List.of();

  @Option(
      names = "--seed",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "Another number makes other people and rides.")
  private long seed;

  @Option(
      names = "--days",
      paramLabel = "NUMBER",
      defaultValue = "28",
      description = "The days that the rides are spread over.")
  private int days;

  @Option(
      names = "--until",
      paramLabel = "DATE",
      description =
          "The rides end when this day begins (UTC). Unless given: today, or the day that a load began with.")
  private @Nullable LocalDate until;

  /** The database, whose tables are brought up to date when it is opened. */
  @EnableAutoConfiguration(exclude = UserDetailsServiceAutoConfiguration.class)
  @ComponentScan({
    "dev.movr.database.connection",
    "dev.movr.database.transaction",
    "dev.movr.database.schema",
    "dev.movr.workload.load"
  })
  static final class Rooms {}

  @Override
  public void run() {
    Order order = order();
    try (var application = context.open(Rooms.class);
        var progress =
            new Progress("rows", order.batches().stream().mapToLong(Order.Batch::rows).sum())) {
      Optional<Instant> asked = Optional.ofNullable(until).map(Load::beginning);
      Instant end = asked.orElseGet(() -> beginning(LocalDate.now(ZoneOffset.UTC)));
      application.getBean(Loader.class).load(order, asked, end, progress);
      progress.clear();
      report(order, progress);
    } catch (DataAccessException refusal) {
      throw new StartRefused(
          "The database refuses: %s Start the load again, and it goes on."
              .formatted(NestedExceptionUtils.getMostSpecificCause(refusal).getMessage()),
          refusal);
    }
  }

  private static void report(Order order, Progress progress) {
    String what =
        "%s users, %s vehicles and %s rides"
            .formatted(
                Progress.number(order.users()),
                Progress.number(order.vehicles()),
                Progress.number(order.rides()));
    System.out.println(
        progress.added() == 0
            ? "Nothing to do: " + what + " are there."
            : "%s are there: %s rows were added in %.1f s, %s a second."
                .formatted(
                    what,
                    Progress.number(progress.added()),
                    progress.seconds(),
                    Progress.number(progress.rate())));
  }

  private static Instant beginning(LocalDate day) {
    return day.atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  /** Before the database is opened, so that nothing is changed when it cannot be. */
  private Order order() {
    refuseUnless(users > 0, "--users must be at least 1.");
    refuseUnless(0 < days && days <= MOST_DAYS, "--days must be from 1 to " + MOST_DAYS + ".");
    refuseUnless(
        until == null || !until.isAfter(LocalDate.now(ZoneOffset.UTC)),
        "--until must not lie in the future.");
    var order = new Order(users, vehicles, rides, cities(), seed, days);
    try {
      order.batches();
    } catch (IllegalArgumentException impossible) {
      refuseUnless(false, String.valueOf(impossible.getMessage()));
    }
    return order;
  }

  private List<City> cities() {
    try (var catalogue = context.open()) {
      var cities = catalogue.getBean(Cities.class);
      return names.isEmpty()
          ? cities.cities()
          : cities.cities().stream().filter(wanted(cities)::contains).toList();
    }
  }

  private List<City> wanted(Cities cities) {
    return names.stream()
        .map(name ->
            cities
                .byName(name)
                .orElseThrow(() ->
                    new ParameterException(
                        command.commandLine(), "There is no city " + name + " in the catalogue.")))
        .toList();
  }

  private void refuseUnless(boolean holds, String reason) {
    if (!holds) {
      throw new ParameterException(command.commandLine(), reason);
    }
  }
}
