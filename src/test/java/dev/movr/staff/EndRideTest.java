package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff end rides and look riders up, on the pages and over the API. */
@MovrTest
class EndRideTest {
  @Autowired Riders riders;
  @Autowired Rides rides;
  @LocalServerPort int port;

  private City city;
  private Login rider;
  private Client staff;
  private ApiClient staffOnApi;
  private ApiClient owner;
  private UUID vehicle;
  private String ride;
  private String page;
  private String path;

  @BeforeEach
  void start_a_ride() {
    city = riders.city("los angeles");
    Login member = riders.asStaff(riders.withPassword(city), StaffScope.HOME_CITY);
    staff = new Client(port).with(riders.cookieOf(member));
    staffOnApi = new ApiClient(port).signedInAs(member.username());
    Login ownerLogin = riders.withPassword(city);
    owner = new ApiClient(port).signedInAs(ownerLogin.username());
    rider = riders.withPassword(riders.city("rome"));
    vehicle = riders.scooterOf(ownerLogin);
    ride = riders.rideOf(rider, city, vehicle).toString();
    riders.letRideGrowOlder(city, vehicle, Duration.ofHours(2));
    page = "/los-angeles/staff/vehicles/" + vehicle;
    path = "/cities/los-angeles/vehicles/" + vehicle + "/end-ride";
  }

  private String myRides() {
    return new Client(port).with(riders.cookieOf(rider)).get("/rides").body();
  }

  private String sent(Map<String, String> form) {
    var answer = staff.post(page + "/end-ride", form);
    assertThat(answer.statusCode()).isEqualTo(302);
    return staff.get(answer.headers().firstValue("Location").orElseThrow()).body();
  }

  @Test
  void staff_end_a_ride_on_the_page_and_its_rider_is_told() {
    assertThat(staff.get("/los-angeles/vehicles/" + vehicle).body())
        .contains("End its ride", "Show who rides it")
        .doesNotContain(rider.username());
    assertThat(staff.get(page + "/end-ride").body()).contains("When did it end?");
    String time =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm")
            .format(ZonedDateTime.now(city.timeZone()).minusHours(1));
    String place = city.places().getLast().name();
    assertThat(sent(Map.of("ride", ride, "time", time, "place", place)))
        .contains("The ride has ended.");
    assertThat(myRides()).contains("Ended by the operator", place);
    assertThat(sent(Map.of("ride", ride))).contains("The ride has ended.");
    assertThat(staff.get(page + "/end-ride").statusCode()).isEqualTo(302);
  }

  @Test
  void a_form_about_a_ride_that_has_ended_leaves_the_next_one_alone() {
    assertThat(staff.get(page + "/end-ride").body()).contains("name=\"ride\" value=\"" + ride);
    rides.end(rider, city, UUID.fromString(ride), city.places().getFirst());
    UUID next = riders.rideOf(riders.in(city), city, vehicle);
    for (var form : List.of(Map.of("ride", ride), Map.of("ride", ride, "time", "yesterday"))) {
      assertThat(sent(form)).contains("This ride has ended since: nothing was changed.");
    }
    assertThat(staffOnApi.post(path, Map.of("rideId", ride)).problem()).isEqualTo("ride-ended");
    assertThat(runningOnApi()).isEqualTo(next.toString());
    var unknown = Map.of("ride", UUID.randomUUID().toString());
    assertThat(staff.post(page + "/end-ride", unknown).statusCode()).isEqualTo(404);
    assertThat(staff.post(page + "/end-ride", Map.of()).statusCode()).isEqualTo(400);
  }

  private String runningOnApi() {
    return staffOnApi.get(path.replace("end-ride", "ride")).text("/id");
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, Please give the time as",
    "2020-01-01T00:00, 'Please give a time from the ride’s start'",
    "+999999999-01-01T00:00, 'Please give a time from the ride’s start'"
  })
  void a_time_that_cannot_be_is_refused_in_words(String time, String words) {
    var answer =
        staff.post(page + "/end-ride", Map.of("ride", ride, "time", time, "place", "Louvre"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Please choose one of the places in Los Angeles.");
    assertThat(staff.post(page + "/end-ride", Map.of("ride", ride, "time", time)).body())
        .contains(words);
  }

  @Test
  void who_rides_is_shown_when_asked_for_and_the_log_says_so() {
    assertThat(staff.post(page + "/rider", Map.of()).body())
        .contains("Ada Rider", Riders.email(rider), rider.username());
    Login ofAll = riders.asStaff(riders.in(city), StaffScope.ALL_CITIES);
    assertThat(new Client(port).with(riders.cookieOf(ofAll)).get("/rome/staff/log").body())
        .contains("looked up its name and e-mail address", "in Los Angeles</p>");
    var inSpanish = new Client(port).with(riders.cookieOf(ofAll)).get("/rome/staff/log?lang=es");
    assertThat(inSpanish.body()).contains("Viaje <code>" + ride + "</code>, Los Ángeles");
    sent(Map.of("ride", ride));
    assertThat(staff.post(page + "/rider", Map.of()).statusCode()).isEqualTo(302);
  }

  @Test
  void staff_end_a_ride_over_the_api_with_place_and_time() {
    Instant time = Instant.now().minus(Duration.ofHours(1));
    var place = Map.of("name", city.places().getLast().name());
    assertThat(runningOnApi()).isEqualTo(ride);
    var early = staffOnApi.post(path, Map.of("rideId", ride, "time", "2020-01-01T00:00:00Z"));
    assertThat(early.text("/errors/0/field")).isEqualTo("time");
    assertThat(early.text("/errors/0/detail")).doesNotContain("Z,");
    var form = Map.of("rideId", ride, "location", place, "time", time.toString());
    for (int i = 0; i < 2; i++) {
      assertThat(staffOnApi.post(path, form).status()).isEqualTo(204);
    }
    var theRide = new ApiClient(port).signedInAs(rider.username()).get("/me/rides").body();
    assertThat(theRide.at("/items/0/end/byStaff").asBoolean()).isTrue();
    assertThat(theRide.at("/items/0/end/location/name").asString()).isEqualTo(place.get("name"));
    assertThat(staffOnApi.get(path.replace("end-ride", "ride")).status()).isEqualTo(404);
  }

  @Test
  void staff_say_which_ride_and_owners_say_nothing() {
    var told = Map.of("location", Map.of("name", city.places().getLast().name()));
    var refused = owner.post(path, told);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/field")).isEqualTo("location");
    Login ofRome = riders.asStaff(riders.withPassword(riders.city("rome")), StaffScope.HOME_CITY);
    var elsewhere = new ApiClient(port).signedInAs(ofRome.username());
    assertThat(elsewhere.post(path, Map.of()).problem()).isEqualTo("not-yours");
    String running = path.replace("end-ride", "ride");
    assertThat(elsewhere.get(running).problem()).isEqualTo("not-home-city");
    assertThat(owner.get(running).status()).isEqualTo(404);
    var none = staffOnApi.send("POST", path, BodyPublishers.noBody());
    assertThat(none.text("/errors/0/field")).isEqualTo("rideId");
    var unknown = Map.of("rideId", UUID.randomUUID());
    assertThat(staffOnApi.post(path, unknown).problem()).isEqualTo("not-found");
    assertThat(runningOnApi()).isEqualTo(ride);
  }
}
