package dev.movr.database.schema;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.start.StartRefused;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestDatabase;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** On tables with the columns that those of a CockroachDB of several regions have. */
class PartitionCheckTest {
  private static final Cities CITIES = TestCatalogue.shipped();

  private static PartitionCheck check(String name, String columns) throws Exception {
    String cities =
        CITIES.cities().stream()
            .map(City::name)
            .map(Locality::literal)
            .collect(Collectors.joining(", "));
    try (var connection = TestDatabase.connect(name);
        var statement = connection.createStatement()) {
      for (String table : Partitions.TABLES) {
        statement.execute(
            "CREATE TABLE %s (city text, %s region text GENERATED ALWAYS AS (CASE WHEN city IN (%s) THEN 'x' END) STORED)"
                .formatted(table, columns, cities));
      }
    }
    return new PartitionCheck(
        DatabaseAddress.of(TestDatabase.anotherUri(name)), Engine.COCKROACHDB_MULTI_REGION, CITIES);
  }

  @Test
  void a_computed_region_that_knows_every_city_is_in_order() throws Exception {
    var check = check("in_order", "new_region text,");
    assertThatCode(check::afterPropertiesSet).doesNotThrowAnyException();
  }

  @Test
  void one_that_was_changed_half_way_is_refused() throws Exception {
    var check = check("changed_half_way", "old_region text,");
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(check::afterPropertiesSet)
        .withMessage(
            "The regions of the table users were changed half way: run bin/movr apply-catalogue.");
  }
}
