package dev.movr.system.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.Client;
import dev.movr.testing.LockedRegions;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** A lost region stays a regional loss: here another session locks its partitions. */
@MovrTest
@TestPropertySource(properties = LockedRegions.CUSTOM_PLANS)
class LostRegionTest {
  private static final List<String> HEALTHY =
      List.of("boston", "new-york", "seattle", "los-angeles");
  private static final List<String> LOST = List.of("paris", "rome", "amsterdam");

  @Autowired Riders riders;
  @Autowired HikariDataSource pool;
  @LocalServerPort int port;

  private Client client;

  @BeforeEach
  void logIn() {
    client = new Client(port).with(riders.cookieOf(riders.in(riders.city("boston"))));
  }

  @Test
  void under_load_healthy_cities_are_served_and_those_of_the_lost_region_answer_503()
      throws Exception {
    List<Integer> healthy;
    List<Integer> lost;
    try (Connection other = LockedRegions.lock("europe_west1");
        var waiting = Executors.newVirtualThreadPerTaskExecutor();
        var riding = Executors.newFixedThreadPool(4)) {
      var unanswered = calls(LOST, 40).stream().map(waiting::submit).toList();
      healthy = statuses(riding.invokeAll(calls(HEALTHY, 200)));
      lost = statuses(unanswered);
      other.rollback();
    }
    assertThat(healthy).hasSize(200).containsOnly(200);
    assertThat(lost).hasSize(40).containsOnly(503);
    assertThat(client.get("/paris/vehicles").statusCode()).isEqualTo(200);
  }

  /** Whoever lives in a lost region asks again and again, so that its connections stay taken. */
  @Test
  void two_lost_regions_leave_the_third_its_connections() throws Exception {
    var healthy = new ArrayList<Integer>();
    var ending = new AtomicBoolean();
    int mostTaken = 0;
    try (Connection other = LockedRegions.lock("europe_west1", "us_west1");
        var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      var lost =
          calls(List.of("paris", "seattle"), 40).stream()
              .map(call -> waiting.submit(() -> statusesUntil(ending, call)))
              .toList();
      await().until(() -> waitingForLocks() >= 12);
      for (Callable<Integer> call : calls(List.of("boston", "new-york"), 50)) {
        healthy.add(call.call());
        mostTaken = Math.max(mostTaken, waitingForLocks());
      }
      ending.set(true);
      for (var statuses : lost) {
        assertThat(statuses.get()).containsOnly(503);
      }
      other.rollback();
    }
    assertThat(healthy).hasSize(50).containsOnly(200);
    assertThat(mostTaken).isLessThan(pool.getMaximumPoolSize());
  }

  /**
   * Who is at home in Boston and rides in Paris waits for Paris, and must not keep Boston's share
   * meanwhile.
   */
  @Test
  void riders_who_wait_for_a_lost_region_leave_their_home_its_share() throws Exception {
    var ending = new AtomicBoolean();
    var healthy = new ArrayList<Integer>();
    City paris = riders.city("paris");
    List<Callable<Integer>> abroad = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Login rider = riders.in(riders.city("boston"));
      var vehicle = riders.scooterOf(riders.in(paris));
      var ride = "/paris/rides/" + riders.rideOf(rider, paris, vehicle) + "/end";
      var there = new Client(port).with(riders.cookieOf(rider));
      var place = Map.of("place", paris.places().getFirst().name());
      abroad.add(() -> there.post(ride, place).statusCode());
    }
    try (Connection other = LockedRegions.lock("europe_west1");
        var waiting = Executors.newVirtualThreadPerTaskExecutor()) {
      var lost =
          abroad.stream().map(call -> waiting.submit(() -> statusesUntil(ending, call))).toList();
      await().until(() -> waitingForLocks() >= 3);
      for (Callable<Integer> call : calls(List.of("boston", "new-york"), 50)) {
        healthy.add(call.call());
      }
      ending.set(true);
      for (var statuses : lost) {
        assertThat(statuses.get()).containsOnly(503);
      }
      other.rollback();
    }
    assertThat(healthy).hasSize(50).containsOnly(200);
  }

  private static Set<Integer> statusesUntil(AtomicBoolean ending, Callable<Integer> call)
      throws Exception {
    var statuses = new TreeSet<Integer>();
    while (!ending.get()) {
      statuses.add(call.call());
    }
    return statuses;
  }

  private static int waitingForLocks() throws SQLException {
    try (var connection = TestDatabase.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                SELECT count(*)
                FROM pg_stat_activity
                WHERE datname = current_database() AND wait_event_type = 'Lock'
                """)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void a_history_says_what_is_missing() throws SQLException {
    try (Connection other = LockedRegions.lock("europe_west1")) {
      var page = client.get("/rides");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Your rides in Europe").contains("cannot be shown just now");
      other.rollback();
    }
    assertThat(client.get("/rides").body()).doesNotContain("cannot be shown just now");
  }

  private List<Callable<Integer>> calls(List<String> cities, int number) {
    return IntStream.range(0, number)
        .<Callable<Integer>>mapToObj(
            i -> () -> client.get("/" + cities.get(i % cities.size()) + "/vehicles").statusCode())
        .toList();
  }

  private static List<Integer> statuses(List<Future<Integer>> answers) throws Exception {
    var statuses = new ArrayList<Integer>();
    for (Future<Integer> answer : answers) {
      statuses.add(answer.get());
    }
    return statuses;
  }
}
