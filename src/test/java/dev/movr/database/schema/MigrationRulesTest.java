package dev.movr.database.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.database.connection.Engine;
import dev.movr.region.Cities;
import dev.movr.region.Region;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A migration leaves the version before it running (docs/decisions/0010). */
class MigrationRulesTest {
  /**
   * The last migration of the last release; a release sets it. Those up to V10 are older than the
   * rules.
   */
  private static final String RELEASED = "10";

  private static final Path FOLDER = Path.of("src/main/resources/db/migration");
  private static final Cities CITIES = TestCatalogue.shipped();

  private static FluentConfiguration flyway(String database) {
    return Flyway.configure()
        .dataSource(TestDatabase.another(database), "postgres", "postgres")
        .placeholders(Locality.of(Engine.POSTGRESQL, CITIES))
        .javaMigrations(Partitions.migrations(CITIES));
  }

  @BeforeAll
  static void make_the_tables() {
    flyway("migration_rules").load().migrate();
  }

  @Test
  void each_migration_since_the_last_release_keeps_the_rules_or_says_why_not() throws Exception {
    flyway("migration_by_migration").target(RELEASED).load().migrate();
    try (Connection connection = TestDatabase.connect("migration_by_migration")) {
      StoredSchema released = StoredSchema.of(connection);
      StoredSchema before = released;
      for (MigrationInfo migration : flyway("migration_by_migration").load().info().pending()) {
        flyway("migration_by_migration").target(migration.getVersion()).load().migrate();
        StoredSchema after = StoredSchema.of(connection);
        assertKept(migration.getScript(), new SchemaChange(released, before, after));
        before = after;
      }
    }
  }

  private static void assertKept(String script, SchemaChange change) throws IOException {
    Path file = FOLDER.resolve(script);
    String text = Files.exists(file) ? Files.readString(file) : "";
    if (!says("contract", text)) {
      assertThat(change.breaking()).as(script).isEmpty();
    }
    if (!says("blocks", text)) {
      assertThat(change.blocking()).as(script).isEmpty();
    }
  }

  /** In its first line, as {@code -- contract: not used since 2.1}. */
  private static boolean says(String word, String migration) {
    return migration.lines().findFirst().orElse("").matches("-- " + word + ": .{10,}");
  }

  @ParameterizedTest
  @CsvSource({
    "'-- contract: no version since 2.1 reads it', true",
    "'-- contract:', false",
    "'-- The contract: no version since 2.1 reads it', false",
    "'ALTER TABLE rides DROP COLUMN length; -- contract: no version since 2.1 reads it', false"
  })
  void a_reason_stands_in_the_first_line(String migration, boolean given) {
    assertThat(says("contract", migration)).isEqualTo(given);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE rides ADD COLUMN tip bigint",
        "ALTER TABLE rides ADD COLUMN tip bigint NOT NULL DEFAULT 0",
        "ALTER TABLE rides ADD COLUMN tip bigint; ALTER TABLE rides ADD CONSTRAINT rides_tip CHECK (tip > 0) NOT VALID",
        "CREATE TABLE tips (city text NOT NULL, amount bigint NOT NULL UNIQUE CHECK (amount > 0))",
        "CREATE TABLE tips (city text NOT NULL); CREATE UNIQUE INDEX tips_one ON tips (city)",
        "CREATE TABLE tips (id int); ALTER TABLE tips ALTER COLUMN id TYPE bigint; DROP TABLE tips"
      })
  void what_adds_is_allowed(String sql) throws SQLException {
    SchemaChange change = change(sql);
    assertThat(change.breaking()).isEmpty();
    assertThat(change.blocking()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE staff_log                                                | gone or another: staff_log PARTITION
          ALTER TABLE staff_log RENAME TO journal                             | gone or another: staff_log PARTITION
          ALTER TABLE rides DROP COLUMN ended_by                              | gone or another: rides.ended_by text
          ALTER TABLE rides RENAME COLUMN length TO duration                  | gone or another: rides.length interval
          ALTER TABLE usernames ALTER COLUMN session_number TYPE int          | gone or another: usernames.session_number bigint
          ALTER TABLE rides ALTER COLUMN length SET NOT NULL                  | gone or another: rides.length interval
          ALTER TABLE rides ALTER COLUMN vehicle_id DROP NOT NULL             | gone or another: rides.vehicle_id uuid NOT NULL
          ALTER TABLE rides ALTER COLUMN start_time DROP DEFAULT              | gone or another: rides.start_time
          ALTER TABLE rides DROP CONSTRAINT rides_text                        | gone or another: rides.rides_text
          DROP INDEX rides_active                                             | gone or another: rides CREATE UNIQUE INDEX
          ALTER TABLE rides ADD COLUMN tip bigint NOT NULL                    | not filled by the released version: rides.tip
          ALTER TABLE rides ADD CONSTRAINT new CHECK (length > '0') NOT VALID | may refuse what the released version writes: rides.new
          CREATE UNIQUE INDEX one_a_day ON rides (city, rider_id)             | may refuse what the released version writes: rides CREATE
          """)
  void what_the_released_version_would_miss_is_refused(String sql, String reason)
      throws SQLException {
    assertThat(change(sql).breaking()).anyMatch(line -> line.contains(reason));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          CREATE INDEX rides_of ON rides (city, vehicle_id)                      | until all rows are in: rides CREATE
          ALTER TABLE rides ADD COLUMN tip bigint CHECK (tip > 0)                | until each row was looked at: rides.rides_tip
          ALTER TABLE rides ADD COLUMN secret uuid DEFAULT gen_random_uuid()     | until each row was written anew: rides_gcp_us_east1
          ALTER TABLE users ADD COLUMN n int GENERATED ALWAYS AS (1 + 1) STORED  | until each row was written anew: users_gcp_us_east1
          ALTER TABLE usernames ALTER COLUMN session_number TYPE numeric         | until each row was written anew: usernames
          """)
  void what_locks_a_table_for_long_is_refused(String sql, String reason) throws SQLException {
    assertThat(change(sql).blocking()).anyMatch(line -> line.contains(reason));
  }

  /** What docs/operations.md advises for large tables. */
  @Test
  void an_index_that_was_built_on_each_partition_before_is_only_attached() throws SQLException {
    try (Connection connection = TestDatabase.connect("migration_rules");
        var statement = connection.createStatement()) {
      for (Region region : CITIES.regions()) {
        statement.execute(
            "CREATE INDEX CONCURRENTLY ON %s (city, rider_id)"
                .formatted(Partitions.nameOf("rides", region)));
      }
      statement.execute("CREATE INDEX IF NOT EXISTS rides_by ON rides (city, rider_id)");
      try (var rows =
          statement.executeQuery(
              "SELECT count(*) FROM pg_indexes WHERE indexdef LIKE '%(city, rider_id)'")) {
        rows.next();
        assertThat(rows.getInt(1)).isEqualTo(1 + CITIES.regions().size());
      }
      statement.execute("DROP INDEX rides_by");
    }
  }

  private static SchemaChange change(String sql) throws SQLException {
    try (Connection connection = TestDatabase.connect("migration_rules");
        var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      StoredSchema released = StoredSchema.of(connection);
      statement.execute(sql);
      var change = new SchemaChange(released, released, StoredSchema.of(connection));
      connection.rollback();
      return change;
    }
  }
}
