package dev.movr.database.embedded;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Speaks to an embedded database as the only user that it has. */
final class Superuser {
  private Superuser() {}

  static List<String> rows(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = connect(database);
        var rows = connection.createStatement().executeQuery(sql)) {
      var found = new ArrayList<String>();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    }
  }

  static void execute(EmbeddedDatabase database, String sql) throws SQLException {
    try (var connection = connect(database)) {
      connection.createStatement().execute(sql);
    }
  }

  private static Connection connect(EmbeddedDatabase database) throws SQLException {
    return DriverManager.getConnection(jdbcUrl(database), "postgres", password(database));
  }

  static String jdbcUrl(EmbeddedDatabase database) {
    return "jdbc:" + database.uri().replaceFirst("//.*@", "//");
  }

  static String password(EmbeddedDatabase database) {
    return URI.create(database.uri()).getUserInfo().replaceFirst("postgres:", "");
  }
}
