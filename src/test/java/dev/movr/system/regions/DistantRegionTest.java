package dev.movr.system.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.Client;
import dev.movr.testing.Concurrently;
import dev.movr.testing.LockedRegions;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * A database that is far away is not one that is lost: whoever waits for it, although it takes
 * long, is answered. Each answer takes 400 ms here, so that far more is asked for than there are
 * connections, and the last to come waits for seconds.
 */
@MovrTest
@TestPropertySource(properties = LockedRegions.CUSTOM_PLANS)
class DistantRegionTest {
  private static final Duration EACH_WAY = Duration.ofMillis(200);

  @Autowired Riders riders;
  @Autowired TcpProxy proxy;
  @Autowired HikariDataSource pool;
  @LocalServerPort int port;

  private Client client;

  @BeforeEach
  void logIn() {
    client = new Client(port).with(riders.cookieOf(riders.in(riders.city("boston"))));
  }

  /** With all its connections: a new one costs several round trips. */
  private void goFarAway() {
    var running = pool.getHikariPoolMXBean();
    await().until(() -> running.getIdleConnections() == pool.getMaximumPoolSize());
    proxy.delay(EACH_WAY);
  }

  @AfterEach
  void come_near_again() {
    proxy.delay(Duration.ZERO);
  }

  private Supplier<Integer> list(String city) {
    return () -> client.get("/" + city + "/vehicles").statusCode();
  }

  @Test
  void many_who_look_into_a_distant_region_are_all_answered() {
    goFarAway();
    assertThat(Concurrently.times(60, list("paris"))).hasSize(60).containsOnly(200);
  }

  /** What spans regions has four connections. */
  @Test
  void many_who_ride_away_from_home_are_all_answered() {
    List<Supplier<Integer>> starts = IntStream.range(0, 12).mapToObj(_ -> startAway()).toList();
    goFarAway();
    assertThat(Concurrently.each(starts, Supplier::get)).hasSize(12).containsOnly(302);
  }

  private Supplier<Integer> startAway() {
    City paris = riders.city("paris");
    Login rider = riders.in(riders.city("boston"));
    UUID scooter = riders.scooterOf(riders.in(paris));
    var there = new Client(port).with(riders.cookieOf(rider));
    var form =
        Map.of(
            "_csrf",
            there.token(),
            "vehicle",
            scooter.toString(),
            "ride",
            UUID.randomUUID().toString());
    return () -> there.postWithoutToken("/paris/rides", form).statusCode();
  }

  @Test
  void a_lost_region_takes_no_distant_one_along() throws Exception {
    var lost = new ArrayList<Integer>();
    List<Integer> healthy;
    goFarAway();
    try (Connection other = LockedRegions.lock("europe_west1");
        var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> inVain = list("paris")::get;
      List<Future<Integer>> unanswered =
          IntStream.range(0, 40).mapToObj(_ -> waiting.submit(inVain)).toList();
      healthy = Concurrently.times(40, list("seattle"));
      for (Future<Integer> each : unanswered) {
        lost.add(each.get());
      }
      other.rollback();
    }
    assertThat(healthy).hasSize(40).containsOnly(200);
    assertThat(lost).hasSize(40).containsOnly(503);
    assertThat(list("paris").get()).isEqualTo(200);
  }
}
