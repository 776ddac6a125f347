package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.vehicle.Fleet;
import dev.movr.vehicle.OutReason;
import dev.movr.vehicle.VehicleLists;
import dev.movr.web.paging.Slice;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the console shows, and what its forms do. */
@MovrTest
class StaffConsoleTest {
  @Autowired CityCounts counts;
  @Autowired LongRides rides;
  @Autowired VehicleLists vehicles;
  @Autowired Fleet fleet;
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City city;
  private Client browser;

  @BeforeEach
  void log_in() {
    city = riders.city("los angeles");
    Login member = riders.asStaff(riders.in(city), StaffScope.HOME_CITY);
    browser = new Client(port).with(riders.cookieOf(member));
  }

  private Login ridingFor(Duration time) {
    Login rider = riders.in(city);
    UUID vehicle = riders.scooterOf(riders.in(city));
    riders.rideOf(rider, city, vehicle);
    riders.letRideGrowOlder(city, vehicle, time);
    return rider;
  }

  @Test
  void a_city_counts_its_riders_rides_and_vehicles() {
    CityCount before = counts.of(city);
    ridingFor(Duration.ZERO);
    riders.scooterOf(riders.in(city));
    assertThat(counts.of(city))
        .isEqualTo(
            new CityCount(
                city,
                before.riders() + 3,
                before.activeRides() + 1,
                before.availableVehicles() + 1,
                before.outOfService(),
                before.longRides(),
                before.idleVehicles()));
    assertThat(counts.byRegion().given().values().stream().flatMap(List::stream))
        .hasSize(9)
        .contains(counts.of(city));
    assertThat(counts.byRegion().missing()).isEmpty();
  }

  @Test
  void long_rides_are_those_over_the_choice_the_longest_first() {
    Login hour = ridingFor(Duration.ofHours(2));
    Login day = ridingFor(Duration.ofDays(1));
    Login minute = ridingFor(Duration.ofMinutes(1));

    assertThat(riders(1)).containsSubsequence(day.username(), hour.username());
    assertThat(riders(1)).doesNotContain(minute.username());
    assertThat(riders(4)).contains(day.username()).doesNotContain(hour.username());
    assertThat(browser.get("/los-angeles/staff/rides?hours=nonsense").body())
        .contains("href=\"?hours=1\" aria-current=\"true\"");
  }

  /** Of all slices, in their order. */
  private List<String> riders(int hours) {
    return longRides(hours).stream().map(LongRide::rider).toList();
  }

  private List<LongRide> longRides(int hours) {
    var all = new ArrayList<LongRide>();
    String next = null;
    do {
      Slice<LongRide> slice = rides.inCity(city, hours, next);
      all.addAll(slice.rows());
      next = slice.next().orElse(null);
    } while (next != null);
    return all;
  }

  @Test
  void long_rides_go_on_over_pages() {
    for (int i = 0; i < LongRides.PAGE + 2; i++) {
      ridingFor(Duration.ofHours(100));
    }
    assertThat(longRides(1))
        .hasSizeGreaterThanOrEqualTo(LongRides.PAGE + 2)
        .extracting(LongRide::id)
        .doesNotHaveDuplicates();
  }

  @Test
  void vehicles_that_need_a_visit_are_counted_and_found_by_filter() {
    CityCount before = counts.of(city);
    ridingFor(Duration.ofHours(5));
    Login owner = riders.in(city);
    UUID out = riders.scooterOf(owner);
    fleet.takeOut(owner, city, out, OutReason.DAMAGE, true);
    CityCount after = counts.of(city);
    assertThat(after.longRides()).isEqualTo(before.longRides() + 1);
    assertThat(after.outOfService()).isEqualTo(before.outOfService() + 1);
    assertThat(browser.get("/los-angeles/staff?show=out_of_service").body())
        .contains(out.toString(), "data-state=\"out_of_service\"", "Damage, out since");
    assertThat(browser.get("/los-angeles/staff?show=long_rides").body())
        .contains("ridden since")
        .doesNotContain(out.toString());
    assertThat(browser.get("/los-angeles/staff?show=nonsense").body())
        .contains("href=\"?show=all\" aria-current=\"true\"");
  }

  @Test
  void every_vehicle_is_on_a_map_once_whatever_its_status() {
    UUID available = riders.scooterOf(riders.in(city));
    UUID used = riders.scooterOf(riders.in(city));
    riders.rideOf(riders.in(city), city, used);
    Set<UUID> seen = new HashSet<>();
    String next = null;
    do {
      var slice = vehicles.allInCity(city, next, 7);
      assertThat(slice.rows().stream().map(vehicle -> vehicle.id())).allMatch(seen::add);
      next = slice.next().orElse(null);
    } while (next != null);
    assertThat(seen).contains(available, used);
    assertThat(browser.get("/los-angeles/staff").body())
        .contains("data-state=\"in_use\"", "data-state=\"available\"");
  }

  @Test
  void an_account_is_found_however_its_username_is_written_and_without_its_address() {
    Login ada = riders.in(city);
    String page =
        browser
            .get(
                "/los-angeles/staff/accounts?username=%20"
                    + ada.username().toUpperCase(Locale.ROOT))
            .body();
    assertThat(page).contains("Can log in", "Ada Rider").doesNotContain("@example.com");
    assertThat(browser.get("/los-angeles/staff/accounts?username=%00").body())
        .contains("Nobody whose home is Los Angeles");
    assertThat(browser.get("/los-angeles/staff/accounts?username=" + "x".repeat(4000)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void staff_of_a_city_are_not_told_where_else_somebody_is() {
    Login elsewhere = riders.in(riders.city("rome"));
    String path = "/los-angeles/staff/accounts?username=" + elsewhere.username();
    assertThat(browser.get(path).body())
        .contains("Nobody whose home is Los Angeles")
        .doesNotContain("has its home in");
    Login ofAll = riders.asStaff(riders.in(city), StaffScope.ALL_CITIES);
    assertThat(new Client(port).with(riders.cookieOf(ofAll)).get(path).body())
        .contains("This account has its home in Rome");
  }

  @Test
  void a_suspension_ends_logins_of_browsers_and_programs_and_says_why_to_its_holder_alone() {
    Login ada = riders.withPassword(city);
    var adas = new Client(port).loggedInAs(ada.username());
    var program = new ApiClient(port).signedInAs(ada.username());
    var refresh = tokens(ada, Riders.PASSWORD).text("/refreshToken");
    assertThat(adas.get("/profile").statusCode()).isEqualTo(200);

    var done = suspend(ada, "Rode into the fountain");

    assertThat(done.statusCode()).isEqualTo(302);
    assertThat(browser.get(done.headers().firstValue("Location").orElseThrow()).body())
        .contains("The account is suspended.", "Rode into the fountain", "Suspended since");
    assertThat(adas.get("/profile").statusCode()).isEqualTo(302);
    assertThat(program.get("/me").status()).isEqualTo(401);
    var form = Map.of("username", ada.username(), "password", Riders.PASSWORD);
    var refused = adas.post("/login", form);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("This account is suspended", "Rode into the fountain");
    var wrong = adas.post("/login", Map.of("username", ada.username(), "password", "guess"));
    assertThat(wrong.body()).contains("Username or password is wrong").doesNotContain("suspended");
    assertThat(tokens(ada, Riders.PASSWORD).problem()).isEqualTo("account-suspended");
    assertThat(tokens(ada, "guess").problem()).isEqualTo("credentials-refused");
    assertThat(new ApiClient(port).post("/tokens", Map.of("refreshToken", refresh)).problem())
        .isEqualTo("credentials-refused");
  }

  private ApiClient.Answer tokens(Login user, String password) {
    return new ApiClient(port)
        .post("/tokens", Map.of("username", user.username(), "password", password));
  }

  private HttpResponse<String> suspend(Login user, String reason) {
    return browser.post(
        "/los-angeles/staff/accounts/" + user.userId() + "/suspend", Map.of("reason", reason));
  }

  @Test
  void without_a_reason_nothing_is_done() {
    Login ada = riders.in(city);
    for (String reason : new String[] {"", " \u00a0 ", "x".repeat(301), "a\u0000b"}) {
      var answer = suspend(ada, reason);
      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(answer.body()).contains("Please check the form");
    }
    assertThat(browser.get("/los-angeles/staff/accounts?username=" + ada.username()).body())
        .contains("Can log in");
  }

  @Test
  void what_somebody_writes_is_shown_as_it_was_written() {
    Login ada = riders.withPassword(city);
    suspend(ada, "<b>\"Ω\" & 'so'</b>");
    assertThat(browser.get("/los-angeles/staff/accounts?username=" + ada.username()).body())
        .contains("&lt;b&gt;\"Ω\" &amp; 'so'&lt;/b&gt;")
        .doesNotContain("<b>\"Ω");
  }

  @Test
  void an_account_of_another_city_is_not_there() {
    Login elsewhere = riders.in(riders.city("rome"));
    assertThat(suspend(elsewhere, "Far away").statusCode()).isEqualTo(404);
    assertThat(
            browser
                .get("/los-angeles/staff/accounts/" + UUID.randomUUID() + "/suspend")
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_suspended_riders_ride_goes_on_and_the_page_says_so() {
    Login ada = ridingFor(Duration.ofMinutes(5));
    suspend(ada, "Rides too fast");
    assertThat(browser.get("/los-angeles/staff/accounts?username=" + ada.username()).body())
        .contains("On a ride in Los Angeles", "The ride goes on");
  }
}
