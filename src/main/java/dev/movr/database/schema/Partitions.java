package dev.movr.database.schema;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;
import org.jspecify.annotations.Nullable;

/**
 * On PostgreSQL: creates a partition for each region of tables whose rows belong to a city, once
 * these have been created.
 */
public final class Partitions implements JavaMigration {
  private static final List<String> FIRST = List.of("users", "vehicles", "rides");
  private static final List<String> OF_STAFF = List.of("staff_log");
  private static final List<String> OF_LOGINS = List.of("logins");
  private static final List<String> OF_PASSKEYS = List.of("passkeys", "recovery_codes");

  /** Every table whose rows belong to a city. */
  public static final List<String> TABLES =
      Stream.of(FIRST, OF_STAFF, OF_LOGINS, OF_PASSKEYS).flatMap(List::stream).toList();

  private final String version;
  private final List<String> tables;
  private final Cities cities;

  private Partitions(String version, List<String> tables, Cities cities) {
    this.version = version;
    this.tables = tables;
    this.cities = cities;
  }

  /** Those of all tables. */
  public static JavaMigration[] migrations(Cities cities) {
    return new JavaMigration[] {
      new Partitions("2", FIRST, cities),
      new Partitions("9", OF_STAFF, cities),
      new Partitions("13", OF_LOGINS, cities),
      new Partitions("22", OF_PASSKEYS, cities)
    };
  }

  @Override
  public void migrate(Context context) throws SQLException {
    for (String table : tables) {
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
    return MigrationVersion.fromVersion(version);
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
