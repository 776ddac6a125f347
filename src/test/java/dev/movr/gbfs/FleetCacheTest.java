package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.movr.region.City;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.TestClock;
import dev.movr.vehicle.VehicleLists;
import dev.movr.web.WebSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** When a fleet is read, and how one of 100,000 vehicles is. */
@FeedTest
class FleetCacheTest {
  private static final String THOUSAND =
      """
      INSERT INTO vehicles (city, id, type, owner_id, last_location, latitude, longitude, color, brand)
      SELECT city, gen_random_uuid(), 'scooter', id, 'Somewhere', 47.6 + random() / 10, -122.3 + random() / 10,
        'red', 'Kick'
      FROM users
      CROSS JOIN generate_series(1, 1000)
      WHERE city = 'seattle' AND id = ?
      """;

  @Autowired VehicleLists lists;
  @Autowired GbfsSettings settings;
  @Autowired WebSettings web;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;

  private final TestClock clock = new TestClock();
  private FleetCache fleets;
  private City seattle;

  @BeforeEach
  void nothing_stands_in_seattle() {
    fleets = new FleetCache(lists, settings, web, clock);
    seattle = riders.city("seattle");
    leave_nothing();
  }

  @AfterEach
  void leave_nothing() {
    jdbc.sql("TRUNCATE vehicles CASCADE").update();
  }

  /** In steps that are shorter than the statement timeout; with statistics, as autovacuum makes. */
  private void park(int thousands) {
    UUID owner = riders.in(seattle).userId();
    for (int i = 0; i < thousands; i++) {
      jdbc.sql(THOUSAND).param(owner).update();
    }
    jdbc.sql("ANALYZE vehicles").update();
  }

  private static String text(Document document) {
    try {
      var out = new ByteArrayOutputStream();
      document.writePlain(out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void a_fleet_is_kept_for_half_a_minute_and_no_longer() {
    Document first = fleets.of(seattle, Version.V3_0);
    clock.advance(FleetCache.LIFETIME.dividedBy(2).minusSeconds(1));
    assertThat(
            statements.during(() -> assertThat(fleets.of(seattle, Version.V3_0)).isSameAs(first)))
        .isEmpty();
    clock.advance(FleetCache.LIFETIME.dividedBy(2).plusSeconds(1));
    assertThat(
            statements.during(
                () -> assertThat(fleets.of(seattle, Version.V3_0)).isNotSameAs(first)))
        .hasSize(1);
  }

  @Test
  void from_half_that_age_on_the_last_one_is_given_while_the_next_is_read() {
    Document first = fleets.of(seattle, Version.V3_0);
    clock.advance(FleetCache.LIFETIME.minusSeconds(2));
    assertThat(fleets.of(seattle, Version.V3_0)).isSameAs(first);
    await().untilAsserted(() -> assertThat(fleets.of(seattle, Version.V3_0)).isNotSameAs(first));
  }

  @Test
  void each_version_is_read_for_those_who_ask_for_it() {
    fleets.of(seattle, Version.V3_0);
    assertThat(statements.during(() -> fleets.of(seattle, Version.V2_3))).hasSize(1);
  }

  @Test
  void a_clock_that_is_put_back_makes_no_fleet_live_longer() {
    Document first = fleets.of(seattle, Version.V3_0);
    clock.advance(Duration.ofHours(-1));
    assertThat(fleets.of(seattle, Version.V3_0)).isNotSameAs(first);
  }

  @Test
  void slices_join_without_a_gap_or_a_double() {
    park(4);
    var sent = statements.during(() -> fleets.of(seattle, Version.V3_0));
    assertThat(sent).hasSize(1 + 4_000 / FleetCache.SLICE);
    listed(text(fleets.of(seattle, Version.V3_0)), 4_000);
  }

  @Test
  void a_hundred_thousand_are_read_in_slices_and_held_once_and_compressed() {
    park(100);
    var sent = statements.during(() -> fleets.of(seattle, Version.V3_0));
    assertThat(sent)
        .hasSize(51)
        .allSatisfy(statement -> assertThat(statement.parameters()).contains(FleetCache.SLICE));
    for (Version version : Version.values()) {
      Document document = fleets.of(seattle, version);
      String plain = text(document);
      assertThat(document.compressedLength()).isLessThan(plain.length() / 3);
      listed(plain, 100_000);
    }
  }

  /** By their ids, whose order tells nothing of which vehicle is which. */
  private static void listed(String text, int count) {
    JsonNode data = Consumer.JSON.readTree(text).path("data");
    var ids =
        data.iterator()
            .next()
            .valueStream()
            .map(one -> one.path("vehicle_id").asString(one.path("bike_id").asString("")))
            .toList();
    assertThat(ids).hasSize(count).isSorted();
    assertThat(new HashSet<>(ids)).hasSize(count);
  }
}
