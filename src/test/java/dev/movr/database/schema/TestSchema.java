package dev.movr.database.schema;

import dev.movr.database.connection.Engine;
import dev.movr.region.Cities;
import org.flywaydb.core.Flyway;

/** Makes MovR's tables in a PostgreSQL, for a catalogue of the test's own. */
public final class TestSchema {
  private TestSchema() {}

  public static void migrate(String jdbcUrl, Cities cities) {
    Flyway.configure()
        .dataSource(jdbcUrl, "postgres", "postgres")
        .placeholders(Locality.of(Engine.POSTGRESQL, cities))
        .javaMigrations(Partitions.migrations(cities))
        .load()
        .migrate();
  }
}
