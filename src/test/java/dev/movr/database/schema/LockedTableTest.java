package dev.movr.database.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On PostgreSQL: a backup reads a table for hours, and a migration has to change that table. */
@Timeout(120)
class LockedTableTest {
  private static final String DATABASE = "locked_table";

  private static FluentConfiguration flyway() {
    var cities = TestCatalogue.shipped();
    var address = DatabaseAddress.of(TestDatabase.anotherUri(DATABASE));
    var migrating = SchemaConfiguration.forMigrations(address, Engine.POSTGRESQL);
    return Flyway.configure()
        .dataSource(migrating.jdbcUrls().getFirst(), migrating.user(), migrating.password())
        .placeholders(Locality.of(Engine.POSTGRESQL, cities))
        .javaMigrations(Partitions.migrations(cities));
  }

  /** A statement that comes after the migration waits for it, and that may be for 2.5 s. */
  @Test
  void a_migration_that_waits_for_a_table_lets_riders_pass_and_is_made_afterwards()
      throws Exception {
    flyway().target("4").load().migrate();
    try (Connection backup = TestDatabase.connect(DATABASE);
        Connection rider = TestDatabase.connect(DATABASE)) {
      backup.setAutoCommit(false);
      execute(backup, "SELECT 1 FROM usernames");
      execute(rider, "SET statement_timeout = 2500");
      var migration =
          CompletableFuture.runAsync(
              () -> new MigrationAtStart(Engine.POSTGRESQL).migrate(flyway().load()));

      MovrProcess.await(() -> migration.isDone() || isWaiting(backup));
      execute(rider, "SELECT 1 FROM usernames");
      assertThat(migration).isNotDone();
      backup.rollback();
      migration.get(1, TimeUnit.MINUTES);
      execute(rider, "SELECT staff FROM usernames");
    }
  }

  private static boolean isWaiting(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = CAST('usernames' AS regclass)")) {
      return rows.next();
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
