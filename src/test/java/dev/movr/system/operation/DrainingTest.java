package dev.movr.system.operation;

import static dev.movr.testing.MovrProcess.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** An instance is ready from when it can answer until it is told to stop. */
@Timeout(300)
class DrainingTest {
  private static final String SECRET = "of-the-tests-and-of-nothing-else-0123456789";

  /** The table that the first migration makes is made by somebody else, who takes his time. */
  @Test
  void it_is_not_ready_before_its_tables_are_there() throws Exception {
    String database = TestDatabase.anotherUri("migrating");
    int port = freePort();
    try (Connection other = TestDatabase.connect("migrating")) {
      other.setAutoCommit(false);
      execute(other, "CREATE TABLE users (id INT)");
      try (var movr = start(database, Map.of("PORT", String.valueOf(port)))) {
        await(() -> movr.hasEnded() || isMigrating());
        assertThat(status(port, "/readyz")).isNotEqualTo(200);
        assertThat(movr.out()).doesNotContain("MovR is ready");
        other.rollback();
        var answers = new ArrayList<Integer>();
        await(() -> {
          boolean ready = movr.out().contains("MovR is ready");
          answers.add(status(port, "/readyz"));
          return ready;
        });
        assertThat(answers).last().isEqualTo(200);
        assertThat(answers).isSubsetOf(0, 503, 200);
      }
    }
  }

  @Test
  void it_is_not_ready_while_it_stops_but_goes_on_answering_for_a_while() throws Exception {
    int managementPort = freePort();
    var settings = Map.of("DRAIN", "20s", "MANAGEMENT_PORT", String.valueOf(managementPort));
    try (var movr = start(TestDatabase.uri(), settings)) {
      int port = movr.awaitReady().getPort();
      assertThat(status(port, "/readyz")).isEqualTo(200);
      assertThat(status(managementPort, "/actuator/health/readiness")).isEqualTo(200);

      movr.terminate();

      await(() -> status(port, "/readyz") == 503);
      assertThat(status(managementPort, "/actuator/health/readiness")).isEqualTo(503);
      assertThat(status(port, "/livez")).isEqualTo(200);
      assertThat(status(port, "/boston/vehicles")).isEqualTo(200);
      assertThat(movr.hasEnded()).isFalse();
    }
  }

  private static MovrProcess start(String database, Map<String, String> settings)
      throws IOException {
    var all = new HashMap<>(Map.of("DB_URI", database, "SECRET_KEY", SECRET));
    all.putAll(settings);
    return MovrProcess.start(all);
  }

  /** 0 when nobody answers. */
  private static int status(int port, String path) {
    try {
      return new Client(port).get(path).statusCode();
    } catch (AssertionError refused) {
      return 0;
    }
  }

  private static boolean isMigrating() throws Exception {
    try (Connection look = TestDatabase.connect("migrating");
        var statement = look.createStatement();
        var row =
            statement.executeQuery(
                """
                SELECT count(*) FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """)) {
      row.next();
      return row.getInt(1) > 0;
    }
  }

  private static void execute(Connection connection, String sql) throws Exception {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }
}
