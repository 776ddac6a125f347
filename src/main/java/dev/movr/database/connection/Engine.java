package dev.movr.database.connection;

import dev.movr.start.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;

/** What the server at the address turns out to be; both speak PostgreSQL's protocol. */
public enum Engine {
  POSTGRESQL,
  /** Of one region: a single node, for development. */
  COCKROACHDB,
  /** Of several regions, which {@code configure-multi-region} made it. */
  COCKROACHDB_MULTI_REGION;

  /** The oldest PostgreSQL on which the store tests have been run. */
  private static final int LEAST_POSTGRESQL = 15;

  /**
   * Asks the server.
   *
   * @throws StartRefused when it is a PostgreSQL older than 15
   */
  public static Engine of(Connection connection) throws SQLException {
    if (!text(connection, "SELECT version()").startsWith("CockroachDB")) {
      requireVersion(Integer.parseInt(text(connection, "SHOW server_version_num")) / 10_000);
      return POSTGRESQL;
    }
    String regions =
        "SELECT count(*) FROM pg_catalog.pg_type WHERE typname = 'crdb_internal_region'";
    return text(connection, regions).equals("0") ? COCKROACHDB : COCKROACHDB_MULTI_REGION;
  }

  static void requireVersion(int major) {
    if (major < LEAST_POSTGRESQL) {
      throw new StartRefused(
          "MovR needs PostgreSQL %d or later, and the one at DB_URI is version %d."
              .formatted(LEAST_POSTGRESQL, major));
    }
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
