package dev.movr.database;

import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the tables up to date at the start, or says in one line why that cannot be. */
@Component
final class MigrationAtStart implements FlywayMigrationStrategy {
  /**
   * @throws StartRefused when a migration fails
   */
  @Override
  public void migrate(Flyway flyway) {
    try {
      flyway.migrate();
    } catch (FlywayException failure) {
      throw new StartRefused(
          "The database's tables cannot be brought up to date: " + reason(failure), failure);
    }
  }

  /**
   * Flyway draws a table of details under its first words; the database's own words are worth more.
   */
  private static String reason(FlywayException failure) {
    String flyways = messageOf(failure).split("\\R-{3,}", 2)[0];
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(cause -> flyways + ": " + messageOf(cause))
        .findFirst()
        .orElse(flyways);
  }

  private static String messageOf(Throwable cause) {
    return Optional.ofNullable(cause.getMessage()).orElse("no message");
  }
}
