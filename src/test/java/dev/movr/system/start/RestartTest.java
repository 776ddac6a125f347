package dev.movr.system.start;

import static dev.movr.testing.MovrProcess.assertRefused;
import static dev.movr.testing.MovrProcess.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One life of a data directory: made, refused to others, orphaned, taken over, left in peace. */
@Timeout(600)
class RestartTest {
  private final Path directory;

  RestartTest(@TempDir Path temporary) throws IOException {
    directory = temporary.toRealPath().resolve("a directory/für die Daten");
  }

  @Test
  void the_embedded_database_outlasts_a_kill_and_ends_with_movr() throws Exception {
    try (var movr = MovrProcess.start(Map.of("DATA_DIR", directory.toString()))) {
      movr.awaitReady();
      assertThat(movr.out()).containsOnlyOnce("Preparing the embedded database in " + directory);
      assertThat(movr.err()).isEmpty();
      execute("CREATE TABLE kept AS SELECT 7 AS number");
      assert_a_second_instance_is_refused();
      assert_what_is_wrong_with_db_uri_is_said();
      movr.kill();
    }
    ProcessHandle orphan = postmaster();
    assertThat(isRunning(orphan)).isTrue();
    assert_a_port_that_is_taken_is_refused();
    assertThat(isRunning(orphan)).isFalse();
    assertThat(lockFile()).doesNotExist();
    try (var movr =
        MovrProcess.start(
            Map.of("DATA_DIR", directory.toString(), "MOVR_DATABASE_STATEMENTTIMEOUT", "60s"))) {
      URI address = movr.awaitReady();
      execute("INSERT INTO kept VALUES (8)");
      assertThat(movr.out()).doesNotContain("Preparing");
      assert_a_request_in_flight_is_finished(movr, address);
    }
  }

  private void assert_a_second_instance_is_refused() throws Exception {
    assertRefused(
        directory,
        Map.of(),
        "Another MovR is running in the data directory %s: stop it, or set DATA_DIR to another directory."
            .formatted(directory));
  }

  private void assert_a_port_that_is_taken_is_refused() throws Exception {
    try (var taken = new ServerSocket(0)) {
      String port = String.valueOf(taken.getLocalPort());
      assertRefused(
          directory, Map.of("PORT", port), "Port " + port + " is taken: set PORT to another.");
    }
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertRefused(
          directory,
          Map.of("MANAGEMENT_PORT", port),
          "Port " + port + " is taken: set MANAGEMENT_PORT to another.");
    }
  }

  private void assert_what_is_wrong_with_db_uri_is_said() throws Exception {
    assertDatabaseRefused(
        uri("sesame", "postgres"),
        "No database at postgresql://postgres@%s/postgres (DB_URI): FATAL: password authentication failed for user \"postgres\""
            .formatted(server()));
    assertDatabaseRefused(
        uri(password(), "nowhere"),
        "No database at postgresql://postgres@%s/nowhere (DB_URI): FATAL: database \"nowhere\" does not exist"
            .formatted(server()));
    execute("CREATE SCHEMA foreign_to_movr");
    execute("CREATE TABLE foreign_to_movr.flyway_schema_history ()");
    assertDatabaseRefused(
        uri(password(), "postgres?currentSchema=foreign_to_movr"),
        "The database's tables cannot be brought up to date: Error while retrieving the list of applied migrations from Schema History table \"foreign_to_movr\".\"flyway_schema_history\": ERROR: column");
  }

  private void assertDatabaseRefused(String uri, String line) throws Exception {
    assertRefused(directory, Map.of("DB_URI", uri, "SECRET_KEY", "k".repeat(43)), line);
  }

  private String uri(String password, String database) throws IOException {
    return "postgresql://postgres:%s@%s/%s".formatted(password, server(), database);
  }

  /** The request waits for a lock until MovR has begun to stop. */
  private void assert_a_request_in_flight_is_finished(MovrProcess movr, URI address)
      throws Exception {
    var request = HttpRequest.newBuilder(address.resolve("/new-york/vehicles")).build();
    try (var client = HttpClient.newHttpClient();
        var locker = connect()) {
      locker.setAutoCommit(false);
      locker.createStatement().execute("LOCK TABLE vehicles");
      var answer = client.sendAsync(request, BodyHandlers.ofString());
      await(() -> waitsForLock(locker));
      movr.terminate();
      await(() -> movr.out().contains("Commencing graceful shutdown"));
      locker.rollback();
      assertThat(answer.get().statusCode()).isEqualTo(200);
      assertThat(answer.get().body()).contains("New York");
    }
    ProcessHandle postmaster = postmaster();
    assertThat(movr.awaitEnd()).isEqualTo(128 + 15);
    assertThat(isRunning(postmaster)).isFalse();
    assertThat(movr.err()).isEmpty();
  }

  private static boolean waitsForLock(Connection connection) throws SQLException {
    try (var rows =
        connection
            .createStatement()
            .executeQuery(
                """
                SELECT 1
                FROM pg_stat_activity
                WHERE application_name = 'movr' AND wait_event_type = 'Lock'
                """)) {
      return rows.next();
    }
  }

  private Connection connect() throws Exception {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + server() + "/postgres", "postgres", password());
  }

  private void execute(String sql) throws Exception {
    try (var connection = connect()) {
      connection.createStatement().execute(sql);
    }
  }

  private String password() throws IOException {
    return Files.readString(directory.resolve("postgresql-password"));
  }

  private String server() throws IOException {
    return "127.0.0.1:" + locked().get(3);
  }

  private ProcessHandle postmaster() throws IOException {
    return ProcessHandle.of(Long.parseLong(locked().getFirst())).orElseThrow();
  }

  /** A process that its parent has not asked after is there, but has no program. */
  private static boolean isRunning(ProcessHandle process) {
    return process.info().command().isPresent();
  }

  private List<String> locked() throws IOException {
    return Files.readAllLines(lockFile());
  }

  private Path lockFile() {
    return directory.resolve("postgresql/postmaster.pid");
  }

  @AfterEach
  void leave_nothing_running() throws IOException {
    if (Files.exists(lockFile())) {
      postmaster().destroyForcibly();
    }
  }
}
