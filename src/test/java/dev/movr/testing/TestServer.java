package dev.movr.testing;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The database server of a test run: a PostgreSQL started for it, or one that is given. */
interface TestServer {
  /** {@code -Dmovr.test.server=postgresql://…}; the contract run on CockroachDB sets it. */
  String GIVEN = "movr.test.server";

  static TestServer ofTheRun() {
    String given = System.getProperty(GIVEN, "");
    return given.isBlank() ? new StartedServer() : new GivenServer(given);
  }

  /** What applications are to be set to on this server, beside its address. */
  default String[] settings() {
    return new String[0];
  }

  /** Makes an empty database, which ends with the run, and returns its address as for DB_URI. */
  String create(String name);

  static Connection connect(String uri) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(uri));
  }

  static void execute(String uri, String sql) {
    try (var connection = connect(uri);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With user and password among the parameters, for who gives nothing but the URL. */
  static String jdbcUrl(String uri) {
    URI parsed = URI.create(uri);
    String[] user = parsed.getRawUserInfo().split(":", 2);
    return "jdbc:postgresql://%s%s?user=%s&password=%s%s"
        .formatted(
            parsed.getRawAuthority().replaceFirst(".*@", ""),
            parsed.getRawPath(),
            user[0],
            user.length > 1 ? user[1] : "",
            more(parsed.getRawQuery()));
  }

  private static String more(@Nullable String parameters) {
    return parameters == null ? "" : "&" + parameters;
  }
}
