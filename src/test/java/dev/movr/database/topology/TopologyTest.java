package dev.movr.database.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.database.connection.Engine;
import dev.movr.database.schema.Partitions;
import dev.movr.database.schema.StoredCities;
import dev.movr.database.schema.TestSchema;
import dev.movr.region.Bounds;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Region;
import dev.movr.testing.CockroachSql;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The DDL that places cities in regions. On CockroachDB it is only written; on PostgreSQL it is
 * run.
 */
class TopologyTest {
  private static final Region EAST = new Region("gcp-us-east1", "US East", "new york", Map.of());
  private static final Region EUROPE = new Region("gcp-europe-west1", "Europe", "paris", Map.of());
  private static final Cities TWO =
      new Cities(List.of(EAST, EUROPE), List.of(city("new york", EAST), city("paris", EUROPE)));
  private static final Cities THREE =
      new Cities(
          List.of(EAST, EUROPE),
          List.of(city("new york", EAST), city("paris", EUROPE), city("st moritz", EUROPE)));

  private static City city(String name, Region region) {
    return new City(
        name,
        name,
        region.name(),
        ZoneId.of("UTC"),
        Currency.getInstance("EUR"),
        0.5,
        0.5,
        new Bounds(0, 0, 1, 1),
        List.of(new Place("Somewhere", 0.5, 0.5)),
        Map.of());
  }

  @Test
  void a_cockroachdb_is_made_multi_regional_and_survives_the_loss_of_a_region() {
    for (String goal : List.of("REGION", "ZONE")) {
      leave(
          "configure-multi-region." + goal.toLowerCase(Locale.ROOT) + ".preview",
          TopologyStatements.configureMultiRegion("movr", TestCatalogue.shipped(), goal));
    }
    var statements = TopologyStatements.configureMultiRegion("movr", TWO, "REGION");
    assertThat(statements)
        .containsExactly(
            "ALTER DATABASE \"movr\" PRIMARY REGION \"gcp-us-east1\"",
            "ALTER DATABASE \"movr\" ADD REGION IF NOT EXISTS \"gcp-europe-west1\"",
            "ALTER DATABASE \"movr\" SURVIVE REGION FAILURE");
  }

  @Test
  void on_cockroachdb_a_city_is_added_by_computing_the_region_anew() {
    var statements =
        TopologyStatements.remap(
            "movr", THREE, Set.of("gcp-us-east1"), tables(Set.of("paris"), Set.of()));
    leave("apply-catalogue.preview", statements);
    leave("CockroachRegions.NAMES", List.of(CockroachRegions.NAMES.strip()));
    leave("CockroachRegions.SURVIVAL_GOAL", List.of(CockroachRegions.SURVIVAL_GOAL));
    int tables = Partitions.TABLES.size();
    assertThat(statements).hasSize(tables + 1 + 4 * tables);
    assertThat(statements.get(tables))
        .isEqualTo("ALTER DATABASE \"movr\" ADD REGION \"gcp-europe-west1\"");
    assertThat(statements.get(tables + 1)).contains("'st moritz') THEN 'gcp-europe-west1'");
  }

  /** What is locked can neither be divided anew nor changed by the next migration. */
  @Test
  void on_cockroachdb_tables_are_unlocked_before_anything_else_and_stay_so() {
    var statements =
        TopologyStatements.remap("movr", THREE, Set.of(), tables(Set.of("paris"), Set.of()));
    assertThat(statements.subList(0, Partitions.TABLES.size()))
        .allMatch(sql -> sql.endsWith(" SET (schema_locked = false)"));
    assertThat(statements).noneMatch(sql -> sql.contains("schema_locked = true"));
  }

  @Test
  void on_cockroachdb_a_change_that_stopped_before_the_new_region_took_its_name_begins_anew() {
    var statements = remapOfUsers(Set.of("paris"), Set.of("new_region"));
    assertThat(statements.getFirst()).isEqualTo("ALTER TABLE users DROP COLUMN new_region");
    assertThat(statements.get(1)).startsWith("ALTER TABLE users ADD COLUMN new_region");
    assertThat(statements).hasSize(5);
  }

  @Test
  void on_cockroachdb_a_change_that_stopped_after_that_is_finished() {
    var served = Set.of("new york", "paris", "st moritz");
    assertThat(remapOfUsers(served, Set.of("old_region")))
        .containsExactly(
            "ALTER TABLE users SET LOCALITY REGIONAL BY ROW AS region",
            "ALTER TABLE users DROP COLUMN old_region");
    assertThat(remapOfUsers(Set.of("paris"), Set.of("old_region"))).hasSize(2 + 4);
  }

  private static List<String> remapOfUsers(Set<String> stored, Set<String> leftOver) {
    var present = Set.of("gcp-us-east1", "gcp-europe-west1");
    var users = tables(stored, leftOver).subList(0, 1);
    var statements = TopologyStatements.remap("movr", THREE, present, users);
    return statements.subList(1, statements.size());
  }

  private static List<StoredCities> tables(Set<String> stored, Set<String> leftOver) {
    return Partitions.TABLES.stream()
        .map(table ->
            new StoredCities(table, stored, Set.of("new york", "paris", "st moritz"), leftOver))
        .toList();
  }

  @Test
  void on_postgresql_a_new_city_gets_partitions_of_its_own_and_old_rows_stay() throws Exception {
    String url = TestDatabase.another("topology");
    TestSchema.migrate(url, TWO);
    try (var connection = DriverManager.getConnection(url, "postgres", "postgres");
        var statement = connection.createStatement()) {
      assertThat(Engine.of(connection)).isEqualTo(Engine.POSTGRESQL);
      assertThat(missing(connection)).containsOnly("st moritz");
      for (StoredCities table : StoredCities.of(connection, Engine.POSTGRESQL, THREE)) {
        for (String sql : TopologyStatements.addPartitions(table)) {
          statement.execute(sql);
        }
      }
      assertThat(missing(connection)).isEmpty();
      statement.execute(
          "INSERT INTO users (city, id, removed_at) VALUES ('st moritz', gen_random_uuid(), now())");
      try (var rows = statement.executeQuery("SELECT tableoid::regclass::text FROM users")) {
        rows.next();
        assertThat(rows.getString(1)).isEqualTo("users_st_moritz");
      }
    }
  }

  private static void leave(String name, List<String> statements) {
    CockroachSql.leave(name, String.join(";\n", statements) + ";");
  }

  private static List<String> missing(Connection connection) throws Exception {
    var missing = new ArrayList<String>();
    for (StoredCities table : StoredCities.of(connection, Engine.POSTGRESQL, THREE)) {
      missing.addAll(table.missing());
      assertThat(table.served()).containsAll(table.stored());
    }
    return missing;
  }
}
