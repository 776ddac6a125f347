package dev.movr.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.TestDatabase;
import dev.movr.region.Catalogue;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

/** What migrations make of rows that exist. */
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

  private static FluentConfiguration migrations(String url) {
    var cities = Catalogue.shipped();
    return Flyway.configure()
        .dataSource(url, "postgres", "postgres")
        .placeholders(Locality.of(Engine.POSTGRESQL, cities))
        .javaMigrations(new Partitions(cities));
  }

  @Test
  void vehicles_that_exist_get_a_public_id_each() throws Exception {
    String url = TestDatabase.another("migrations");
    migrations(url).target("2").load().migrate();
    try (var connection = TestDatabase.connect("migrations");
        var statement = connection.createStatement()) {
      statement.execute(ROWS);
      migrations(url).load().migrate();
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
