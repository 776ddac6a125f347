package dev.movr.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.ride.Ride;
import dev.movr.ride.Rides;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.LockedRegions;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.SoftAuthenticator;
import dev.movr.testing.Statements;
import dev.movr.vehicle.Vehicles;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What people get when they ask for their data: all of it, or nothing. */
@MovrTest
@TestPropertySource(properties = LockedRegions.CUSTOM_PLANS)
class ExportTest {
  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired Vehicles vehicles;
  @Autowired Exports exports;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private City seattle;
  private City paris;
  private Login ada;

  @BeforeEach
  void register() {
    seattle = riders.city("seattle");
    paris = riders.city("paris");
    ada = riders.withPassword(seattle);
  }

  private UUID rideIn(City city) {
    UUID scooter = riders.scooterOf(riders.in(city));
    UUID ride = riders.rideOf(ada, city, scooter);
    rides.end(ada, city, ride, city.places().getLast());
    return ride;
  }

  /** Half a second apart, the last at noon. */
  private void manyRidesInParis(int count) {
    UUID scooter = riders.scooterOf(riders.in(paris));
    jdbc.sql(
            """
            INSERT INTO rides (
              city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude, start_time,
              end_location, end_latitude, end_longitude, end_time, length, ended_by)
            SELECT 'paris', gen_random_uuid(), ?, ?, ?, 'Here', 48.85, 2.35, start, 'There', 48.86, 2.36, start,
              interval '0', 'rider'
            FROM (SELECT timestamptz '2026-01-01 12:00Z' - (i / 2) * interval '1 second' AS start
              FROM generate_series(1, ?) AS i) AS times
            """)
        .params(scooter, ada.city().name(), ada.userId(), count)
        .update();
  }

  private static List<String> texts(JsonNode list, String field) {
    return list.valueStream().map(one -> one.path(field).asString()).toList();
  }

  @Test
  void it_has_the_account_the_vehicles_the_rides_of_all_regions_and_what_staff_did() {
    Set<String> ridden = new HashSet<>();
    List.of(riders.city("boston"), seattle, paris)
        .forEach(city -> ridden.add(rideIn(city).toString()));
    riders.rideOf(riders.in(paris), paris, riders.scooterOf(riders.in(paris)));
    UUID kept = riders.scooterOf(ada);
    UUID removed = riders.scooterOf(ada);
    vehicles.remove(ada, seattle, removed);
    String member = suspendedAndLifted();
    new SoftAuthenticator(port).addedTo(new Client(port).loggedInAs(ada.username()));

    var response = new Client(port).loggedInAs(ada.username()).get("/profile/export");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(response.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"movr-data.json\"");
    JsonNode data = new JsonMapper().readTree(response.body());
    assertThat(data.at("/account/email").asString()).isEqualTo(ada.username() + "@example.com");
    assertThat(texts(data.path("vehicles"), "id"))
        .containsExactly(kept.toString(), removed.toString());
    assertThat(texts(data.path("rides"), "id")).containsExactlyInAnyOrderElementsOf(ridden);
    assertThat(texts(data.path("rides"), "city"))
        .containsExactlyInAnyOrder("boston", "seattle", "paris");
    assertThat(data.at("/rides/0/end/location/latitude").isNumber()).isTrue();
    assertThat(texts(data.path("staffActs"), "reason")).containsExactly("sorry", "too fast");
    assertThat(response.body()).doesNotContain(member);
    assertThat(texts(data.at("/safeguards/passkeys"), "label")).containsExactly("Soft key");
    assertThat(response.body()).doesNotContain("publicKey", "credentialId", "public_key", "hash");
    assertThat(data.path("complete").asBoolean()).isTrue();
    var api = new ApiClient(port).signedInAs(ada.username()).get("/me/export");
    assertThat(api.body().path("rides")).isEqualTo(data.path("rides"));
    assertThat(api.header("Cache-Control")).isEqualTo("no-store");
  }

  private String suspendedAndLifted() {
    Login member = riders.asStaff(riders.in(seattle), StaffScope.HOME_CITY);
    var staff = new Client(port).with(riders.cookieOf(member));
    String account = "/seattle/staff/accounts/" + ada.userId();
    assertThat(staff.post(account + "/suspend", Map.of("reason", "too fast")).statusCode())
        .isEqualTo(302);
    assertThat(staff.post(account + "/lift", Map.of("reason", "sorry")).statusCode())
        .isEqualTo(302);
    return member.username();
  }

  @Test
  void nobody_gets_it_without_a_login() {
    assertThat(new Client(port).get("/profile/export").statusCode()).isEqualTo(302);
    assertThat(new ApiClient(port).get("/me/export").status()).isEqualTo(401);
  }

  @Test
  void a_long_history_is_read_slice_by_slice_as_it_is_written() {
    manyRidesInParis(1_203);
    Export export = exports.of(ada).orElseThrow();
    Set<UUID> seen = new HashSet<>();
    assertThat(statements.during(() -> next(export, 400, seen))).isEmpty();
    assertThat(statements.during(() -> next(export, 400, seen))).hasSize(1);
    assertThat(
            statements.during(() -> export.rides().forEachRemaining(ride -> seen.add(ride.id()))))
        .hasSize(1);
    assertThat(seen).hasSize(1_203);
  }

  private static void next(Export export, int count, Set<UUID> seen) {
    for (int i = 0; i < count; i++) {
      Ride ride = export.rides().next();
      assertThat(seen.add(ride.id())).isTrue();
    }
  }

  @Test
  void while_a_region_is_lost_there_is_no_export_but_none_that_lacks_it() throws Exception {
    rideIn(paris);
    var browser = new Client(port).with(riders.cookieOf(ada));
    var api = new ApiClient(port).signedInAs(ada.username());
    try (var other = LockedRegions.lock("europe_west1")) {
      var page = browser.get("/profile/export");
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.headers().firstValue("Content-Disposition")).isEmpty();
      assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
      assertThat(api.get("/me/export").status()).isEqualTo(503);
      other.rollback();
    }
    assertThat(browser.get("/profile/export").statusCode()).isEqualTo(200);
  }

  @Test
  void a_region_that_is_lost_on_the_way_ends_it() throws Exception {
    manyRidesInParis(1_203);
    Export export = exports.of(ada).orElseThrow();
    try (var other = LockedRegions.lock("europe_west1")) {
      assertThatThrownBy(() -> export.rides().forEachRemaining(ride -> {}))
          .isInstanceOf(DataAccessResourceFailureException.class);
      other.rollback();
    }
  }
}
