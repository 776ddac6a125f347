package dev.movr.database.connection;

import java.sql.Connection;
import java.sql.SQLException;

/** What the server at the address turns out to be; both speak PostgreSQL's protocol. */
public enum Engine {
  POSTGRESQL,
  /** Of one region: a single node, for development. */
  COCKROACHDB,
  /** Of several regions, which {@code configure-multi-region} made it. */
  COCKROACHDB_MULTI_REGION;

  /** Asks the server. */
  public static Engine of(Connection connection) throws SQLException {
    if (!text(connection, "SELECT version()").startsWith("CockroachDB")) {
      return POSTGRESQL;
    }
    String regions =
        "SELECT count(*) FROM pg_catalog.pg_type WHERE typname = 'crdb_internal_region'";
    return text(connection, regions).equals("0") ? COCKROACHDB : COCKROACHDB_MULTI_REGION;
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getString(1);
    }
  }

  public boolean isCockroach() {
    return this != POSTGRESQL;
  }
}
