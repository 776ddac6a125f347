package dev.movr.system.operation;

import static dev.movr.testing.MovrProcess.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrProcess;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The next version takes the place of this one while riders ride, and this one comes back. The next
 * version is this one with further migrations.
 */
@Timeout(600)
class RollingUpgradeTest {
  private static final int MANY = 100;

  @TempDir private Path migrations;
  @AutoClose private final LoadBalancer balancer = new LoadBalancer();

  RollingUpgradeTest() throws IOException {}

  @Test
  void instances_are_replaced_one_by_one_and_go_back_without_a_failed_request() throws Exception {
    String database = TestDatabase.anotherUri("rolling_upgrade");
    next("V9998__rides_tip.sql", "ALTER TABLE rides ADD COLUMN tip bigint NOT NULL DEFAULT 0;");
    next("V9999__rides_of_vehicle.sql", "CREATE INDEX rides_of ON rides (city, vehicle_id);");
    try (var first = old(database);
        var second = serving(old(database));
        var riders = riders(Map.of("DB_URI", database), "--check-db")) {
      serving(first);
      rideAt(first);
      assertThat(versionOf("rolling_upgrade")).isLessThan(9999);
      try (var next = serving(MovrProcess.start(upgrade(database)))) {
        assertThat(versionOf("rolling_upgrade")).isEqualTo(9999);
        leave(first);
        leave(second);
        rideAt(next);
        try (var back = serving(old(database))) {
          assertThat(back.out()).contains("newer than the latest available migration");
          leave(next);
          rideAt(back);
          assertNothingFailed(summaryOf(riders));
        }
      }
    }
  }

  /** So the riders do notice. */
  @Test
  void a_migration_that_takes_away_what_the_old_version_uses_fails_requests() throws Exception {
    String database = TestDatabase.anotherUri("rolling_contract");
    next("V9999__rides_duration.sql", "ALTER TABLE rides RENAME COLUMN length TO duration;");
    try (var old = serving(old(database));
        var riders = riders(Map.of());
        var migration = MovrProcess.run(upgrade(database), "migrate")) {
      rideAt(old);
      assertThat(migration.awaitEnd()).isZero();
      rideAt(old);
      assertThat(errors(summaryOf(riders))).isNotEmpty();
    }
  }

  private void next(String name, String sql) throws IOException {
    Files.writeString(migrations.resolve(name), sql);
  }

  private static MovrProcess old(String database) throws IOException {
    return MovrProcess.start(variables(database));
  }

  private Map<String, String> upgrade(String database) {
    var variables = variables(database);
    variables.put("SPRING_FLYWAY_LOCATIONS", "classpath:db/migration,filesystem:" + migrations);
    return variables;
  }

  private static Map<String, String> variables(String database) {
    return new HashMap<>(Map.of("DB_URI", database, "SECRET_KEY", "k".repeat(43), "DRAIN", "5s"));
  }

  /** Ready, and from now on riders meet it too. */
  private MovrProcess serving(MovrProcess movr) throws Exception {
    balancer.sendTo(movr.awaitReady());
    return movr;
  }

  /** They ride until they are interrupted. */
  private MovrProcess riders(Map<String, String> variables, String... options) throws Exception {
    String command =
        "run --url=%s --riders=4 --duration=1h --timeout=1m --think=50ms --riding=100ms --reads=0.5 --json"
            .formatted(balancer.address());
    var all = Stream.concat(Stream.of(command.split(" ")), Stream.of(options));
    var riders = MovrProcess.run(variables, all.toArray(String[]::new));
    await(() -> riders.hasEnded() || riders.err().contains("After"));
    return riders;
  }

  private void rideAt(MovrProcess movr) throws Exception {
    URI instance = movr.awaitReady();
    int before = balancer.answersOf(instance);
    await(() -> balancer.answersOf(instance) > before + MANY);
  }

  /** As whoever upgrades it has it end. */
  private void leave(MovrProcess movr) throws Exception {
    rideAt(movr);
    movr.terminate();
    movr.awaitEnd();
  }

  private static JsonNode summaryOf(MovrProcess riders) throws Exception {
    riders.interrupt();
    riders.awaitEnd();
    return JsonMapper.shared()
        .readTree(riders.out().lines().filter(line -> line.startsWith("{")).toList().getLast());
  }

  private static void assertNothingFailed(JsonNode summary) {
    assertThat(errors(summary)).isEmpty();
    assertThat(summary.get("books").get("rides").asInt()).isPositive();
    assertThat(summary.get("books").get("disagreements")).isEmpty();
    assertThat(summary.get("books").get("unread")).isEmpty();
    assertThat(summary.get("audit")).isEmpty();
  }

  /** A refusal is an answer: somebody else was quicker. */
  private static List<String> errors(JsonNode summary) {
    return StreamSupport.stream(summary.get("operations").spliterator(), false)
        .flatMap(operation -> operation.get("errorKinds").properties().stream())
        .map(kind -> kind.getKey() + ": " + kind.getValue())
        .filter(kind -> !kind.startsWith("409 "))
        .toList();
  }

  private static int versionOf(String database) throws Exception {
    try (var connection = TestDatabase.connect(database);
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT max(CAST(version AS numeric)) FROM flyway_schema_history")) {
      row.next();
      return row.getInt(1);
    }
  }
}
