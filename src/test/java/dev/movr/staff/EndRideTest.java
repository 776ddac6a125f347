package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
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
  @LocalServerPort int port;

  private City city;
  private Login rider;
  private Client staff;
  private ApiClient staffOnApi;
  private ApiClient owner;
  private UUID vehicle;
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
    riders.rideOf(rider, city, vehicle);
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
    assertThat(sent(Map.of("time", time, "place", place))).contains("The ride has ended.");
    assertThat(myRides()).contains("Ended by the operator", place);
    assertThat(sent(Map.of())).contains("No ride is running on this vehicle.");
    assertThat(staff.get(page + "/end-ride").statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @CsvSource({
    "yesterday, Please give the time as",
    "2020-01-01T00:00, 'Please give a time from the ride’s start'",
    "+999999999-01-01T00:00, 'Please give a time from the ride’s start'"
  })
  void a_time_that_cannot_be_is_refused_in_words(String time, String words) {
    var answer = staff.post(page + "/end-ride", Map.of("time", time, "place", "Louvre"));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("Please choose one of the places in Los Angeles.");
    assertThat(staff.post(page + "/end-ride", Map.of("time", time)).body()).contains(words);
  }

  @Test
  void who_rides_is_shown_when_asked_for_and_the_log_says_so() {
    assertThat(staff.post(page + "/rider", Map.of()).body())
        .contains("Ada Rider", Riders.email(rider), rider.username());
    Login ofAll = riders.asStaff(riders.in(city), StaffScope.ALL_CITIES);
    assertThat(new Client(port).with(riders.cookieOf(ofAll)).get("/rome/staff/log").body())
        .contains("looked up its name and e-mail address");
    sent(Map.of());
    assertThat(staff.post(page + "/rider", Map.of()).statusCode()).isEqualTo(302);
  }

  @Test
  void staff_end_a_ride_over_the_api_with_place_and_time() {
    Instant time = Instant.now().minus(Duration.ofHours(1));
    var place = Map.of("name", city.places().getLast().name());
    assertThat(
            staffOnApi.post(path, Map.of("time", "2020-01-01T00:00:00Z")).text("/errors/0/field"))
        .isEqualTo("time");
    var ended = staffOnApi.post(path, Map.of("location", place, "time", time.toString()));
    assertThat(ended.status()).isEqualTo(204);
    var ride = new ApiClient(port).signedInAs(rider.username()).get("/me/rides").body();
    assertThat(ride.at("/items/0/end/byStaff").asBoolean()).isTrue();
    assertThat(ride.at("/items/0/end/location/name").asString()).isEqualTo(place.get("name"));
    assertThat(staffOnApi.post(path, Map.of()).problem()).isEqualTo("not-ridden");
  }

  @Test
  void staff_need_no_body_and_owners_may_send_none() {
    var told = Map.of("location", Map.of("name", city.places().getLast().name()));
    var refused = owner.post(path, told);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/field")).isEqualTo("location");
    Login ofRome = riders.asStaff(riders.withPassword(riders.city("rome")), StaffScope.HOME_CITY);
    var elsewhere = new ApiClient(port).signedInAs(ofRome.username());
    assertThat(elsewhere.post(path, Map.of()).problem()).isEqualTo("not-yours");
    assertThat(staffOnApi.send("POST", path, BodyPublishers.noBody()).status()).isEqualTo(204);
  }
}
