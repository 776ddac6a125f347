package dev.movr.database.schema;

import dev.movr.database.connection.Engine;
import dev.movr.start.StartRefused;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.stereotype.Component;

/** Brings the tables up to date at the start, or says in one line why it cannot. */
@Component
final class MigrationAtStart implements FlywayMigrationStrategy {
  private static final Logger log = LoggerFactory.getLogger(MigrationAtStart.class);
  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Engine engine;

  MigrationAtStart(Engine engine) {
    this.engine = engine;
  }

  /**
   * @throws StartRefused when a migration fails, or the tables are another version's
   */
  @Override
  public void migrate(Flyway flyway) {
    try {
      if (engine.isCockroach()) {
        forgetFailures(flyway);
      }
      migrateBetweenLocks(flyway);
    } catch (FlywayValidateException other) {
      throw new StartRefused(
          "The database's tables were made by another version of MovR: %s Start that version, or give this one an empty database (DB_URI, or another DATA_DIR)."
              .formatted(difference(other)),
          other);
    } catch (FlywayException failure) {
      throw new StartRefused(
          "The database's tables cannot be brought up to date: " + reason(failure), failure);
    }
  }

  /**
   * On PostgreSQL whoever comes after a migration waits behind it for as long as it waits for a
   * table that others use. So it gives up soon ({@link SchemaConfiguration}), and comes again.
   */
  private static void migrateBetweenLocks(Flyway flyway) {
    long end = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (true) {
      try {
        flyway.migrate();
        return;
      } catch (FlywayException failure) {
        if (!isLocked(failure) || System.nanoTime() > end) {
          throw failure;
        }
        log.warn("A migration waits for somebody else's lock: {}", reason(failure));
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private static boolean isLocked(FlywayException failure) {
    return databases(failure).anyMatch(cause -> LOCK_NOT_AVAILABLE.equals(cause.getSQLState()));
  }

  /**
   * On CockroachDB a migration runs without a transaction, and one that failed is noted as failed:
   * Flyway then waits for somebody to clear up. Each of ours is one statement that may be run
   * again, so there is nothing to clear but the note. On PostgreSQL there are no such notes.
   */
  private static void forgetFailures(Flyway flyway) {
    if (Arrays.stream(flyway.info().all()).anyMatch(each -> each.getState().isFailed())) {
      flyway.repair();
    }
  }

  /** The first difference of all that Flyway lists under its own heading. */
  private static String difference(FlywayValidateException failure) {
    return messageOf(failure)
        .lines()
        .filter(line -> line.contains("igration "))
        .findFirst()
        .map(line -> line.endsWith(".") ? line : line + ".")
        .orElse("");
  }

  /**
   * Flyway draws a table of details under its first words; the database's own words are worth more.
   */
  private static String reason(FlywayException failure) {
    String flyways = messageOf(failure).split("\\R-{3,}", 2)[0];
    return databases(failure)
        .map(cause -> flyways + ": " + messageOf(cause))
        .findFirst()
        .orElse(flyways);
  }

  private static Stream<SQLException> databases(FlywayException failure) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(SQLException.class::isInstance)
        .map(SQLException.class::cast);
  }

  private static String messageOf(Throwable cause) {
    return Optional.ofNullable(cause.getMessage()).orElse("no message");
  }
}
