package dev.movr.testing;

import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.testing.Statements.Statement;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import tools.jackson.databind.JsonNode;

/** A database of its own with 100,000 vehicles in one city, to see how statements are executed. */
public final class LargeCity implements AutoCloseable {
  /** Of user, vehicle and ride number 1, 2, and so on. */
  public static UUID id(int number) {
    return UUID.fromString("00000000-0000-4000-8000-%012d".formatted(number));
  }

  /** Who has ten thousand rides, half of them there; rides number 1 to 10,000, the last active. */
  public static final int RIDER = 7;

  private static final String USERS =
      """
      INSERT INTO users (city, id, first_name, last_name, email, username, listed)
      SELECT '%1$s', ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid,
        'Ada' || i %% 100, 'Rider' || i %% 1000, 'a@b', 'ada' || i, i %% 2 = 0
      FROM generate_series(1, 20000) AS i;
      INSERT INTO usernames (username, city, user_id) SELECT username, city, id FROM users;
      """;

  private static final String VEHICLES =
      """
      INSERT INTO vehicles (
        city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand)
      SELECT '%1$s', ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid,
        (ARRAY['bike', 'scooter', 'skateboard'])[1 + i %% 3],
        ('00000000-0000-4000-8000-' || lpad((1 + i / 1000)::text, 12, '0'))::uuid,
        timestamptz '2026-01-01' + i * interval '1 second',
        CASE WHEN i = 10000 OR i %% 20 = 1 THEN 'in_use' WHEN i %% 20 = 2 THEN 'removed' ELSE 'available' END,
        'Somewhere', %2$s + random() * %3$s, %4$s + random() * %5$s, 'red', 'Kick'
      FROM generate_series(1, 100000) AS i;
      """;

  private static final String RIDES =
      """
      INSERT INTO rides (
        city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude, start_time,
        end_location, end_latitude, end_longitude, end_time, length, ended_by)
      SELECT '%1$s', id, id, city, ('00000000-0000-4000-8000-' || lpad('7', 12, '0'))::uuid, 'Here', 1, 1,
        date_added, 'There', 1, 1, date_added, interval '0', 'rider'
      FROM vehicles ORDER BY id LIMIT 9999;
      INSERT INTO rides (
        city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude, start_time)
      SELECT city, id, id, city, ('00000000-0000-4000-8000-' || lpad('7', 12, '0'))::uuid, 'Here', 1, 1, date_added
      FROM vehicles WHERE id = '00000000-0000-4000-8000-000000010000';
      UPDATE users SET active_ride_city = '%1$s', active_ride_id = '00000000-0000-4000-8000-000000010000'
      WHERE id = '00000000-0000-4000-8000-000000000007';
      ANALYZE;
      """;

  private final Connection connection;

  LargeCity(Flyway migrations, City city) throws SQLException {
    String url = TestDatabase.another("large_city");
    Flyway.configure()
        .configuration(migrations.getConfiguration())
        .dataSource(url, "postgres", "postgres")
        .load()
        .migrate();
    connection = KeptPlan.connect(url);
    Bounds bounds = city.bounds();
    for (String sql : List.of(USERS, VEHICLES, RIDES)) {
      execute(
          sql.formatted(
              city.name(),
              bounds.south(),
              bounds.north() - bounds.south(),
              bounds.west(),
              bounds.east() - bounds.west()));
    }
    connection.setAutoCommit(false);
  }

  public void execute(String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Executes the statement by a kept plan, rolls it back, and tells what came of it. */
  public Execution execute(Statement statement) throws SQLException {
    try {
      var scans = new ArrayList<Scan>();
      JsonNode plan = KeptPlan.of(connection, "EXPLAIN (ANALYZE, FORMAT JSON)", statement);
      collect(plan, scans);
      return new Execution(scans, Math.round(number(plan, "Actual Rows")));
    } finally {
      connection.rollback();
    }
  }

  /**
   * What came of a statement.
   *
   * @param found how many rows it has answered
   */
  public record Execution(List<Scan> scans, long found) {}

  /**
   * What one node of a plan has read of a table or partition.
   *
   * @param wholeTable whether it read the table from its first row to its last, without an index
   */
  public record Scan(String table, boolean wholeTable, long rows) {}

  private static void collect(JsonNode node, List<Scan> scans) {
    if (node.has("Relation Name") && node.get("Node Type").asString().contains("Scan")) {
      double rows =
          number(node, "Actual Rows")
              + number(node, "Rows Removed by Filter")
              + number(node, "Rows Removed by Index Recheck");
      scans.add(
          new Scan(
              node.get("Relation Name").asString(),
              node.get("Node Type").asString().startsWith("Seq"),
              Math.round(rows * number(node, "Actual Loops"))));
    }
    node.path("Plans").forEach(child -> collect(child, scans));
  }

  private static double number(JsonNode node, String name) {
    return node.path(name).asDouble(0);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
