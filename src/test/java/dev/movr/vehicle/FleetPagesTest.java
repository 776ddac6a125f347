package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What owners and staff do with vehicles on the pages, and what others see of it. */
@MovrTest
class FleetPagesTest {
  @Autowired Riders riders;
  @Autowired Vehicles vehicles;
  @LocalServerPort int port;

  private City city;
  private UUID vehicle;
  private String path;
  private Client owner;

  @BeforeEach
  void log_in() {
    city = riders.city("los angeles");
    Login login = riders.in(city);
    vehicle = riders.scooterOf(login);
    path = "/los-angeles/vehicles/" + vehicle;
    owner = browserOf(login);
  }

  private Client browserOf(Login login) {
    return new Client(port).with(riders.cookieOf(login));
  }

  private Vehicle theVehicle() {
    return vehicles.find(city, vehicle).orElseThrow();
  }

  /** What the page says that a form leads to. */
  private static String sent(Client browser, String path, Map<String, String> form) {
    var answer = browser.post(path, form);
    assertThat(answer.statusCode()).isEqualTo(302);
    return browser.get(answer.headers().firstValue("Location").orElseThrow()).body();
  }

  @Test
  void its_owner_takes_it_out_and_puts_it_back_twice() {
    for (int i = 0; i < 2; i++) {
      assertThat(sent(owner, path + "/out-of-service", Map.of("reason", "badly_parked")))
          .contains("The vehicle is out of service.", "Badly parked", "Put it back into service");
    }
    assertThat(owner.get("/profile").body()).contains("Out of service", "Badly parked");
    for (int i = 0; i < 2; i++) {
      assertThat(sent(owner, path + "/in-service", Map.of()))
          .contains("The vehicle is in service.", "Available");
    }
  }

  @Test
  void it_is_put_back_somewhere_else() {
    sent(owner, path + "/out-of-service", Map.of("reason", "depot"));
    assertThat(owner.get(path).body()).contains("Last seen at");
    assertThat(owner.get(path + "/in-service").body()).contains("Where does it stand now?");
    String place = city.places().getLast().name();
    sent(owner, path + "/in-service", Map.of("place", place));
    assertThat(theVehicle().lastLocation().name()).isEqualTo(place);
  }

  @Test
  void a_point_is_named_in_the_readers_language() {
    var point = Map.of("latitude", "34.05", "longitude", "-118.25");
    sent(owner, path + "/in-service", point);
    assertThat(theVehicle().lastLocation().name()).startsWith("Near ");
    for (String page : List.of("/in-service", "/edit")) {
      assertThat(owner.get(path + page + "?lang=nl").body())
          .contains("Bij ")
          .doesNotContain("Near ");
    }
  }

  @Test
  void it_is_corrected_and_moved() {
    String place = city.places().getLast().name();
    assertThat(owner.get(path + "/edit").body()).contains("value=\"Kick\"", "value=\"red\"");
    var form = Map.of("brand", "Kona", "color", "blue", "place", place);
    assertThat(sent(owner, path + "/edit", form)).contains("The vehicle is corrected.", "Kona");
    assertThat(theVehicle().lastLocation().name()).isEqualTo(place);
    assertThat(sent(owner, path + "/edit", Map.of("brand", "Kona", "color", "red")))
        .contains("red");
    assertThat(theVehicle().lastLocation().name()).isEqualTo(place);
  }

  @Test
  void what_is_wrong_is_said_and_what_was_typed_is_kept() {
    var form = Map.of("brand", "", "color", "blue", "latitude", "1", "longitude", "1");
    var answer = owner.post(path + "/edit", form);
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains("Please fill this in.", "is not in Los Angeles", "value=\"blue\"");
    assertThat(owner.post(path + "/in-service", Map.of("place", "Louvre")).body())
        .contains("Please choose one of the places in Los Angeles.");
    for (var reason : List.of(Map.of("reason", "boredom"), Map.<String, String>of())) {
      var again = owner.post(path + "/out-of-service", reason);
      assertThat(again.statusCode()).isEqualTo(422);
      assertThat(again.body())
          .contains("Please choose a reason: nothing was changed.", "aria-invalid=\"true\"");
    }
  }

  @Test
  void one_that_is_ridden_waits_for_its_end_and_is_not_moved() {
    riders.rideOf(riders.in(city), city, vehicle);
    assertThat(sent(owner, path + "/out-of-service", Map.of("reason", "damage")))
        .contains("will be out of service once its ride has ended", "Keep it in service");
    assertThat(owner.get("/profile").body()).contains("out of service after this ride");
    var form = Map.of("brand", "Kick", "color", "red", "place", city.places().getLast().name());
    var refused = owner.post(path + "/edit", form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("It is being ridden: it can be moved when its ride has ended.");
    assertThat(sent(owner, path + "/in-service", Map.of())).doesNotContain("Keep it in service");
    assertThat(theVehicle().outAfterRide()).isNull();
  }

  @Test
  void a_rider_is_told_in_words() {
    sent(owner, path + "/out-of-service", Map.of("reason", "damage"));
    Client rider = browserOf(riders.in(city));
    assertThat(rider.get(path).body())
        .contains("It is out of service and cannot be ridden for now.")
        .doesNotContain("Start ride", "Look after it", "Damage");
    var refused =
        rider.post(
            "/los-angeles/rides",
            Map.of("vehicle", vehicle.toString(), "ride", UUID.randomUUID().toString()));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("This vehicle is out of service");
  }

  @Test
  void staff_of_the_city_may_and_nobody_else() {
    Client staff = browserOf(riders.asStaff(riders.in(city), StaffScope.HOME_CITY));
    assertThat(staff.get(path).body()).contains("Look after it");
    assertThat(sent(staff, path + "/out-of-service", Map.of("reason", "missing")))
        .contains("Missing");

    Client ofRome = browserOf(riders.asStaff(riders.in(riders.city("rome")), StaffScope.HOME_CITY));
    for (Client other : List.of(browserOf(riders.in(city)), ofRome)) {
      assertThat(other.get(path).body()).doesNotContain("Look after it");
      assertThat(other.get(path + "/edit").statusCode()).isEqualTo(404);
      assertThat(other.get(path + "/in-service").statusCode()).isEqualTo(404);
      assertThat(other.post(path + "/in-service", Map.of()).statusCode()).isEqualTo(404);
      assertThat(other.post(path + "/out-of-service", Map.of("reason", "damage")).statusCode())
          .isEqualTo(404);
      var form = Map.of("brand", "Kona", "color", "blue");
      assertThat(other.post(path + "/edit", form).statusCode()).isEqualTo(404);
    }
    assertThat(new Client(port).get(path).body()).doesNotContain("Look after it");
    assertThat(theVehicle().status()).isEqualTo(VehicleStatus.OUT_OF_SERVICE);
  }
}
