package dev.movr.workload.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A database of a test's own, which {@code movr load} fills. */
record LoadedDatabase(String name) {
  /** In the order in which they are compared; what the database itself adds is not among them. */
  private static final List<String> TABLES =
      List.of(
          """
          SELECT city, id, first_name, last_name, email, username, password_hash, is_owner, active_ride_city,
            active_ride_id, date_joined, removed_at
          FROM users
          ORDER BY city, id
          """,
          "SELECT username, city, user_id, session_number FROM usernames ORDER BY username",
          """
          SELECT city, id, type, owner_id, date_added, status, last_location, latitude, longitude, cell, color, brand,
            public_id
          FROM vehicles
          ORDER BY city, id
          """,
          """
          SELECT city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude, start_time,
            end_location, end_latitude, end_longitude, end_time, length, ended_by
          FROM rides
          ORDER BY city, id
          """);

  String uri() {
    return TestDatabase.anotherUri(name);
  }

  /** Returns the exit status. */
  int load(String... options) {
    return MovrApplication.execute(
        Stream.concat(Stream.of("load", "--movr.database.uri=" + uri()), Stream.of(options))
            .toArray(String[]::new));
  }

  void assertBooksAgree() {
    assertThat(MovrApplication.execute("check", "--movr.database.uri=" + uri())).isZero();
  }

  /** All rows, in order. */
  List<String> dump() throws SQLException {
    var all = new ArrayList<String>();
    for (String table : TABLES) {
      all.addAll(rows(table));
    }
    return all;
  }

  /** Each row's values, separated by bars. */
  List<String> rows(String query) throws SQLException {
    try (var connection = TestDatabase.connect(name);
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      var rows = new ArrayList<String>();
      while (result.next()) {
        var row = new ArrayList<String>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(String.valueOf(result.getString(i)));
        }
        rows.add(String.join("|", row));
      }
      return rows;
    }
  }
}
