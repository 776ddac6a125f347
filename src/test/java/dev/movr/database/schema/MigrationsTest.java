package dev.movr.database.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.database.connection.Engine;
import dev.movr.region.Cities;
import dev.movr.start.StartRefused;
import dev.movr.testing.CockroachSql;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What makes the tables, on each engine. */
class MigrationsTest {
  private static final String ROWS =
      """
      INSERT INTO users (city, id, first_name, last_name, email, username)
      VALUES ('rome', gen_random_uuid(), 'Ada', 'Owner', 'ada@example.com', 'ada');
      INSERT INTO vehicles (city, id, type, owner_id, last_location, latitude, longitude, color, brand)
      SELECT city, gen_random_uuid(), 'bike', id, 'Somewhere', 41.9, 12.5, 'red', 'Kona'
      FROM users
      CROSS JOIN generate_series(1, 100);
      """;

  private static final Path FOLDER = Path.of("src/main/resources/db/migration");
  private static final Cities CITIES = TestCatalogue.shipped();

  static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.toList();
    }
  }

  private static String text(Path migration, Engine engine) throws IOException {
    String text = Files.readString(migration);
    for (Map.Entry<String, String> part : Locality.of(engine, CITIES).entrySet()) {
      text = text.replace("${" + part.getKey() + "}", part.getValue());
    }
    assertThat(text).doesNotContain("${");
    return text;
  }

  /** On CockroachDB it runs without a transaction, and may stop anywhere. */
  @ParameterizedTest
  @MethodSource("migrations")
  void each_is_one_statement_that_may_be_run_again(Path migration) throws IOException {
    String statements = Files.readString(migration).replaceAll("--.*", "").strip();

    assertThat(statements)
        .endsWith(";")
        .containsOnlyOnce(";")
        .containsPattern("IF (NOT )?EXISTS|VALIDATE CONSTRAINT");
  }

  @ParameterizedTest
  @MethodSource("migrations")
  void on_cockroachdb_each_is_sent_like_this(Path migration) throws IOException {
    String name = migration.getFileName().toString().replace(".sql", "");
    String ofRegions = text(migration, Engine.COCKROACHDB_MULTI_REGION);
    CockroachSql.leave(name, ofRegions);
    CockroachSql.leaveStatement("StoredCities.COMPUTED_REGIONS", StoredCities.COMPUTED_REGIONS);
    CockroachSql.leave(name + ".without-regions", text(migration, Engine.COCKROACHDB));

    assertThat(ofRegions).doesNotContain("PARTITION BY");
    if (ofRegions.contains("CREATE TABLE")) {
      assertThat(ofRegions).containsAnyOf("LOCALITY REGIONAL BY ROW AS region", "LOCALITY GLOBAL");
    }
    if (ofRegions.contains("BY ROW")) {
      assertThat(ofRegions)
          .contains("WHEN city IN ('amsterdam', 'paris', 'rome') THEN 'gcp-europe-west1'");
    }
  }

  private static FluentConfiguration flyway(String url) {
    return Flyway.configure()
        .dataSource(url, "postgres", "postgres")
        .placeholders(Locality.of(Engine.POSTGRESQL, CITIES));
  }

  private static void execute(String url, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** As CockroachDB leaves it behind: noted as failed, done or not, the later ones not begun. */
  @ParameterizedTest
  @ValueSource(strings = {"DROP INDEX rides_of_rider", "SELECT 1"})
  void one_that_failed_is_run_again_at_the_next_start(String undone) throws SQLException {
    String url = TestDatabase.another("half_migrated_" + undone.length());
    flyway(url).target("1.11").load().migrate();
    execute(url, undone);
    execute(url, "UPDATE flyway_schema_history SET success = false WHERE version = '1.11'");

    new MigrationAtStart(Engine.COCKROACHDB).migrate(flyway(url).load());

    assertThat(flyway(url).load().info().all())
        .extracting(MigrationInfo::getState)
        .containsOnly(MigrationState.SUCCESS);
    execute(url, "DROP INDEX rides_of_rider");
  }

  @Test
  void tables_of_another_version_are_refused_in_one_sentence() throws SQLException {
    String url = TestDatabase.another("of_another_version");
    flyway(url).load().migrate();
    execute(
        url,
        "UPDATE flyway_schema_history SET version = '1', script = 'V1__tables.sql' WHERE version = '1.1'");

    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> new MigrationAtStart(Engine.POSTGRESQL).migrate(flyway(url).load()))
        .withMessageMatching(
            "The database's tables were made by another version of MovR: [^\n]*igration[^\n]*\\. Start that version,[^\n]*");
  }

  @Test
  void vehicles_that_exist_get_a_public_id_each() throws Exception {
    String url = TestDatabase.another("migrations");
    flyway(url).javaMigrations(Partitions.migrations(CITIES)).target("2").load().migrate();
    try (var connection = TestDatabase.connect("migrations");
        var statement = connection.createStatement()) {
      statement.execute(ROWS);
      flyway(url).javaMigrations(Partitions.migrations(CITIES)).load().migrate();
      try (var found =
          statement.executeQuery(
              "SELECT count(DISTINCT public_id), count(*) FILTER (WHERE public_id <> id) FROM vehicles")) {
        found.next();
        assertThat(found.getInt(1)).isEqualTo(100);
        assertThat(found.getInt(2)).isEqualTo(100);
      }
    }
  }
}
