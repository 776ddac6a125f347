package dev.movr.database.schema;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * On PostgreSQL: creates a partition for each region of every table whose rows belong to a city.
 */
public final class Partitions implements JavaMigration {
  public static final List<String> TABLES = List.of("users", "vehicles", "rides");

  private final Cities cities;

  public Partitions(Cities cities) {
    this.cities = cities;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    for (String table : TABLES) {
      for (Region region : cities.regions()) {
        create(context.getConnection(), table, region);
      }
    }
  }

  private void create(Connection connection, String table, Region region) throws SQLException {
    String[] names = cities.in(region).stream().map(City::name).toArray(String[]::new);
    try (var format =
            connection.prepareStatement(
                """
                SELECT format('CREATE TABLE %I PARTITION OF %I FOR VALUES IN (%s)', ?, ?, string_agg(quote_literal(city), ', '))
                FROM unnest(?) AS city
                """);
        var create = connection.createStatement()) {
      format.setString(1, nameOf(table, region));
      format.setString(2, table);
      format.setArray(3, connection.createArrayOf("text", names));
      try (var statement = format.executeQuery()) {
        statement.next();
        create.execute(statement.getString(1));
      }
    }
  }

  static String nameOf(String table, Region region) {
    return table + "_" + region.name().replace('-', '_');
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("2");
  }

  @Override
  public String getDescription() {
    return "partitions";
  }

  @Override
  public @Nullable Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }
}
