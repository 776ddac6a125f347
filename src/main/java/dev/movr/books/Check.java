package dev.movr.books;

import dev.movr.region.Cities;
import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import java.util.concurrent.Callable;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Audits the books of a database, region by region, and names every row that does not agree. */
@Command(
    name = "check",
    description = {
      "Reads all users, vehicles and rides, and names every row that does not agree with the others.",
      "Exits with status 1 if there is one, or if a region could not be read."
    })
public final class Check implements Callable<Integer> {
  @Mixin private CommandContext context;

  @Option(
      names = "--json",
      description = "Print JSON: a line for each disagreement, then one for each region.")
  private boolean json;

  /** The database as it is: nothing is migrated. */
  @EnableAutoConfiguration(
      exclude = {FlywayAutoConfiguration.class, UserDetailsServiceAutoConfiguration.class})
  @ComponentScan({
    "dev.movr.database.connection",
    "dev.movr.database.transaction",
    "dev.movr.books"
  })
  public static final class Rooms {}

  @Override
  public Integer call() {
    try (var application = context.open(Rooms.class)) {
      return audit(application, json) ? ExitCode.OK : ExitCode.SOFTWARE;
    }
  }

  /**
   * Prints what an audit of all regions finds. Returns whether everything was read, and agrees.
   *
   * @throws StartRefused when the database refuses, as when its tables are not there
   */
  public static boolean audit(ApplicationContext application, boolean json) {
    try {
      var cities = application.getBean(Cities.class);
      var report = new CheckReport(application.getBean(Books.class), json);
      cities.regions().forEach(region -> report.check(region, cities.in(region)));
      return report.end();
    } catch (DataAccessException refusal) {
      throw new StartRefused(
          "The database refuses: "
              + NestedExceptionUtils.getMostSpecificCause(refusal).getMessage(),
          refusal);
    }
  }
}
