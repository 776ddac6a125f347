package dev.movr.system.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.movr.relay.TcpProxy;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.LockedRegions;
import dev.movr.testing.TestDatabase;
import java.sql.Connection;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/**
 * An instance whose data are away stays ready, since what it answers is better than what a load
 * balancer would; the details say what is lost.
 */
class LostDataTest {
  private static final TcpProxy proxy = new TcpProxy(TestDatabase.server());
  private static Instance movr;
  private static Client rider;
  private static Client operator;

  @BeforeAll
  static void start() {
    String database = TestDatabase.uri().replaceFirst(":\\d+/", ":" + proxy.port() + "/");
    movr =
        Instance.start(
            database + "?options=-c%20plan_cache_mode%3Dforce_custom_plan",
            "management.server.port=0");
    rider = new Client(movr.port());
    operator = new Client(movr.managementPort());
  }

  @AfterAll
  static void stop() {
    movr.close();
    proxy.close();
  }

  @Test
  void a_lost_region_is_told_of_and_leaves_the_instance_ready() throws Exception {
    assertThat(rider.get("/paris/vehicles").statusCode()).isEqualTo(200);
    assertThat(state("gcp-europe-west1")).isEqualTo("answers");
    try (Connection other = LockedRegions.lock("europe_west1")) {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> {
            assertThat(rider.get("/paris/vehicles").statusCode()).isEqualTo(503);
            assertThat(state("gcp-europe-west1")).isEqualTo("lost");
          });
      assertThat(rider.get("/boston/vehicles").statusCode()).isEqualTo(200);
      assertThat(state("gcp-us-east1")).isEqualTo("answers");
      assertThat(operator.get("/actuator/health").statusCode()).isEqualTo(503);
      assertReady();
      assertThat(metric("movr_region_lost{region=\"gcp-europe-west1\"}")).isEqualTo("1.0");
      var counts = operator.get("/actuator/prometheus").body();
      assertThat(counts)
          .contains("movr_vehicles_available{city=\"boston\"}")
          .doesNotContain("movr_vehicles_available{city=\"paris\"}");
      other.rollback();
    }
    assertThat(rider.get("/paris/vehicles").statusCode()).isEqualTo(200);
    assertThat(state("gcp-europe-west1")).isEqualTo("answers");
  }

  @Test
  void a_lost_database_leaves_the_instance_alive_and_ready() {
    proxy.takeAway();
    try {
      await()
          .atMost(Duration.ofMinutes(1))
          .untilAsserted(() -> {
            assertThat(rider.get("/boston/vehicles").statusCode()).isEqualTo(503);
            assertThat(state("gcp-us-east1")).isEqualTo("lost");
          });
      assertReady();
      assertThat(rider.get("/livez").statusCode()).isEqualTo(200);
    } finally {
      proxy.giveBack();
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(rider.get("/boston/vehicles").statusCode()).isEqualTo(200));
    assertThat(state("gcp-us-east1")).isEqualTo("answers");
  }

  private static void assertReady() {
    assertThat(rider.get("/readyz").statusCode()).isEqualTo(200);
    assertThat(operator.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  private static String state(String region) {
    return new JsonMapper()
        .readTree(operator.get("/actuator/health").body())
        .at("/components/regions/details/" + region + "/state")
        .asString();
  }

  private static String metric(String sample) {
    return operator
        .get("/actuator/prometheus")
        .body()
        .lines()
        .filter(line -> line.startsWith(sample))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("");
  }
}
