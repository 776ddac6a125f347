package dev.movr.database.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.database.connection.Engine;
import dev.movr.database.schema.Partitions;
import dev.movr.database.schema.StoredCities;
import dev.movr.start.StartRefused;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is read of a CockroachDB of several regions, here from a PostgreSQL whose tables have the
 * columns that CockroachDB's would have, in catalogues that both have.
 */
class CockroachRegionsTest {
  private static final String PARIS =
      "GENERATED ALWAYS AS (CASE WHEN city IN ('paris', 'rome') THEN 'europe' END) STORED";

  private static List<StoredCities> stored(Connection connection) throws SQLException {
    return StoredCities.of(connection, Engine.COCKROACHDB_MULTI_REGION, TestCatalogue.shipped());
  }

  private static Connection database(String name, String columns) throws SQLException {
    Connection connection = TestDatabase.connect(name);
    try (var statement = connection.createStatement()) {
      for (String table : Partitions.TABLES) {
        statement.execute("CREATE TABLE %s (city text, %s)".formatted(table, columns));
      }
    }
    return connection;
  }

  @Test
  void the_cities_of_a_table_are_those_that_its_region_is_computed_from() throws Exception {
    try (var connection = database("computed_region", "region text " + PARIS)) {
      assertThat(stored(connection))
          .hasSameSizeAs(Partitions.TABLES)
          .allSatisfy(table -> {
            assertThat(table.stored()).containsExactlyInAnyOrder("paris", "rome");
            assertThat(table.missing()).contains("boston", "new york").hasSize(7);
            assertThat(table.isHalfChanged()).isFalse();
          });
    }
  }

  @Test
  void a_change_that_stopped_half_way_is_noticed() throws Exception {
    try (var connection =
        database("half_changed", "old_region text, region text %s".formatted(PARIS))) {
      assertThat(stored(connection)).allMatch(StoredCities::isHalfChanged);
    }
    try (var connection =
        database("hardly_changed", "new_region text, region text %s".formatted(PARIS))) {
      assertThat(stored(connection))
          .noneMatch(StoredCities::isHalfChanged)
          .allSatisfy(table -> assertThat(table.leftOver()).containsExactly("new_region"));
    }
  }

  @Test
  void tables_that_were_made_before_the_regions_are_refused() throws Exception {
    try (var connection = database("no_region", "id uuid")) {
      assertThatExceptionOfType(StartRefused.class)
          .isThrownBy(() -> stored(connection))
          .withMessageStartingWith("The table users has no region:");
    }
  }

  @Test
  void the_regions_of_a_database_are_read_from_the_type_of_the_column() throws Exception {
    try (var connection = TestDatabase.connect("region_type");
        var statement = connection.createStatement()) {
      statement.execute("CREATE TYPE crdb_internal_region AS ENUM ('europe', 'asia')");
      statement.execute("CREATE TYPE other AS ENUM ('else')");
      assertThat(CockroachRegions.firstColumn(connection, CockroachRegions.NAMES))
          .containsExactly("asia", "europe");
    }
  }
}
