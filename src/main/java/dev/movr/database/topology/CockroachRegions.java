package dev.movr.database.topology;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The regions that a CockroachDB database has, and what it is to survive. {@code SHOW REGIONS} says
 * the same, but is an administrator's, and the owner of the database may add cities.
 *
 * @param survivalGoal {@code REGION} or {@code ZONE}; adding a region does not change it
 */
record CockroachRegions(Set<String> names, String survivalGoal) {
  static final String NAMES =
      """
      SELECT enumlabel
      FROM pg_catalog.pg_enum
      JOIN pg_catalog.pg_type ON pg_type.oid = pg_enum.enumtypid
      WHERE typname = 'crdb_internal_region'
      """;

  static final String SURVIVAL_GOAL =
      "SELECT upper(survival_goal) FROM [SHOW DATABASES] WHERE database_name = current_database()";

  static CockroachRegions of(Connection connection) throws SQLException {
    return new CockroachRegions(
        firstColumn(connection, NAMES), String.join("", firstColumn(connection, SURVIVAL_GOAL)));
  }

  static Set<String> firstColumn(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new TreeSet<String>();
      while (result.next()) {
        rows.add(result.getString(1));
      }
      return rows;
    }
  }
}
