package dev.movr.bench;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.springframework.util.FileSystemUtils;

/**
 * The PostgreSQL that MovR brings along, as MovR itself would start it, on the disk of this
 * project: with fsync. And many vehicles and old rides in one city.
 */
final class BenchedDatabase implements AutoCloseable {
  private static final Path DIRECTORY = Path.of("target", "bench.data").toAbsolutePath();

  /**
   * In steps, each with as many vehicles, an owner for ten of them, and five rides for each. Ids
   * are hashes of numbers: as good as random for the indexes.
   */
  private static final List<String> STEP =
      List.of(
          """
          INSERT INTO users (city, id, first_name, last_name, email, username)
          SELECT 'paris', md5('user ' || i)::uuid, 'Ada' || i % 100, 'Owner', 'ada@example.com', 'ada' || i
          FROM generate_series(${from} / 10, ${to} / 10 - 1) AS i
          """,
          """
          INSERT INTO usernames (username, city, user_id)
          SELECT 'ada' || i, 'paris', md5('user ' || i)::uuid
          FROM generate_series(${from} / 10, ${to} / 10 - 1) AS i
          """,
          """
          INSERT INTO vehicles (
            city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand)
          SELECT 'paris', md5('vehicle ' || i)::uuid, (ARRAY['bike', 'scooter', 'skateboard'])[1 + i % 3],
            md5('user ' || i / 10)::uuid, timestamptz '2026-01-01' - i * interval '1 second',
            CASE WHEN i % 20 = 0 THEN 'removed' ELSE 'available' END,
            'Somewhere', 48.82 + random() * 0.08, 2.25 + random() * 0.15, 'red', 'Kick'
          FROM generate_series(${from}, ${to} - 1) AS i
          """,
          """
          INSERT INTO rides (
            city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude,
            start_time, end_location, end_latitude, end_longitude, end_time, length, ended_by)
          SELECT 'paris', md5('ride ' || i)::uuid, md5('vehicle ' || i / 5)::uuid, 'paris',
            md5('user ' || i / 50)::uuid, 'Here', 48.85, 2.3, timestamptz '2025-12-01' - i * interval '1 second',
            'There', 48.86, 2.31, timestamptz '2025-12-01' - i * interval '1 second' + interval '9 minutes',
            interval '9 minutes', 'rider'
          FROM generate_series(${from} * 5, ${to} * 5 - 1) AS i
          """);

  private final EmbeddedDatabase database;
  private int vehicles;

  BenchedDatabase() throws IOException {
    FileSystemUtils.deleteRecursively(DIRECTORY);
    this.database = EmbeddedDatabase.start(DIRECTORY);
  }

  String uri() {
    return database.uri();
  }

  Connection connect() throws SQLException {
    var address = DatabaseAddress.of(uri());
    return DriverManager.getConnection(
        address.jdbcUrls().getFirst(), address.user(), address.password());
  }

  /** The server's own process; those of its sessions are its children. */
  ProcessHandle process() throws IOException {
    String pid = Files.readAllLines(DIRECTORY.resolve("postgresql/postmaster.pid")).getFirst();
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  String ask(String sql) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /**
   * Grows to that many vehicles and five times as many rides. What refers to what is right, and is
   * not checked again.
   */
  void grow(int to) throws SQLException {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute("SET session_replication_role = replica");
      for (String sql : STEP) {
        statement.execute(sql.replace("${from}", "" + vehicles).replace("${to}", "" + to));
      }
      statement.execute("VACUUM ANALYZE");
      statement.execute("CHECKPOINT");
    }
    vehicles = to;
  }

  @Override
  public void close() throws IOException {
    database.close();
    FileSystemUtils.deleteRecursively(DIRECTORY);
  }
}
