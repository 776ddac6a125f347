package dev.movr.workload.run;

import dev.movr.books.Books;
import dev.movr.books.Check;
import dev.movr.database.transaction.DatabaseUnavailable;
import dev.movr.region.Cities;
import dev.movr.start.CatalogueConfiguration;
import dev.movr.start.CommandContext;
import dev.movr.start.StartRefused;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** What {@code movr check} finds in the database behind the MovR that is driven. */
final class DatabaseAudit {
  private DatabaseAudit() {}

  /** Opens the rooms, which Ctrl-C must not close before the riders have stopped. */
  static ConfigurableApplicationContext open(CommandContext context, Class<?> rooms) {
    return context.start(
        new SpringApplicationBuilder(CatalogueConfiguration.class, rooms)
            .web(WebApplicationType.NONE)
            .lazyInitialization(true)
            .registerShutdownHook(false)
            .logStartupInfo(false)
            .build());
  }

  /**
   * Opens what the audit needs, before the riders begin.
   *
   * @throws StartRefused when no database is named: the embedded one is its MovR's alone
   */
  static ConfigurableApplicationContext open(CommandContext context) {
    var rooms = open(context, Check.Rooms.class);
    if (rooms.getEnvironment().getProperty("movr.database.uri", "").isBlank()) {
      rooms.close();
      throw new StartRefused("--check-db needs DB_URI, the database of the MovR at --url.");
    }
    return rooms;
  }

  /** Returns every disagreement, and the cities that could not be read. */
  static List<String> of(ApplicationContext rooms) {
    var books = rooms.getBean(Books.class);
    List<String> found = new ArrayList<>();
    for (var city : rooms.getBean(Cities.class).cities()) {
      try {
        books.check(city, disagreement -> found.add(disagreement.toString()));
      } catch (DatabaseUnavailable lost) {
        found.add(city + ": could not be read");
      }
    }
    return found;
  }
}
