package dev.movr.database.schema;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.database.connection.FailoverDataSource;
import dev.movr.region.Cities;
import dev.movr.start.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.stereotype.Component;

/** Checks at the start that the database has a place for exactly the cities of the catalogue. */
@Component
@DependsOnDatabaseInitialization
class PartitionCheck implements InitializingBean {
  private final DatabaseAddress address;
  private final Engine engine;
  private final Cities cities;

  PartitionCheck(DatabaseAddress address, Engine engine, Cities cities) {
    this.address = address;
    this.engine = engine;
    this.cities = cities;
  }

  /**
   * @throws StartRefused when they differ
   */
  @Override
  public void afterPropertiesSet() throws SQLException {
    try (Connection connection = FailoverDataSource.unlimited(address).getConnection()) {
      for (StoredCities table : StoredCities.of(connection, engine, cities)) {
        refuse(table, "has no place for", table.missing(), "run bin/movr apply-catalogue");
        refuse(
            table,
            "has a place for what is not in the catalogue:",
            table.surplus(),
            "put them back into the catalogue");
        if (table.isHalfChanged()) {
          throw new StartRefused(
              "The regions of the table %s were changed half way: run bin/movr apply-catalogue."
                  .formatted(table.table()));
        }
      }
    }
  }

  private static void refuse(StoredCities table, String what, Set<String> which, String advice) {
    if (!which.isEmpty()) {
      throw new StartRefused(
          "The table %s %s %s: %s."
              .formatted(table.table(), what, String.join(", ", which), advice));
    }
  }
}
