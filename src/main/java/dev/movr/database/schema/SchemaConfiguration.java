package dev.movr.database.schema;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.database.connection.FailoverDataSource;
import dev.movr.region.Cities;
import javax.sql.DataSource;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * How the tables are brought up to date: their text is one for all engines, but for a few
 * placeholders.
 */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {
  /**
   * From v26.1 on, CockroachDB opens the catalogue in which Flyway looks up the version only on
   * request, and makes tables locked, which not every later migration could change. Versions that
   * do not know a setting ignore it.
   */
  private static final String ON_COCKROACHDB =
      "-c allow_unsafe_internals=on -c create_table_with_schema_locked=off";

  /**
   * A change of a table locks it and then its partitions one by one, and holds those that it has
   * while it waits for the next: with three regions 2 s at worst, less than riders' statements
   * wait.
   */
  private static final String ON_POSTGRESQL = "-c lock_timeout=500ms";

  /**
   * Without a pool, and without a limit on how long a statement may take. The engine is wanted
   * first, since asking for it is how a missing database is noticed.
   */
  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource migrationDataSource(DatabaseAddress address, Engine engine) {
    return FailoverDataSource.unlimited(forMigrations(address, engine));
  }

  static DatabaseAddress forMigrations(DatabaseAddress address, Engine engine) {
    return address.withOptions(engine.isCockroach() ? ON_COCKROACHDB : ON_POSTGRESQL);
  }

  @Bean
  FlywayConfigurationCustomizer migrations(Engine engine, Cities cities) {
    return flyway -> {
      flyway.placeholders(Locality.of(engine, cities));
      if (!engine.isCockroach()) {
        flyway.javaMigrations(Partitions.migrations(cities));
      }
    };
  }
}
