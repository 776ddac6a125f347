package dev.movr.vehicle;

import static dev.movr.vehicle.ApiVehicles.PATH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.testing.ApiClient;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What owners and staff do with vehicles over the API. */
@MovrTest
class FleetApiTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City city;
  private UUID vehicle;
  private String path;
  private ApiClient owner;

  @BeforeEach
  void sign_in() {
    city = riders.city("los angeles");
    Login login = riders.withPassword(city);
    vehicle = riders.scooterOf(login);
    path = PATH + "/" + vehicle;
    owner = new ApiClient(port).signedInAs(login.username());
  }

  private ApiClient staffOf(City of) {
    Login staff = riders.asStaff(riders.withPassword(of), StaffScope.HOME_CITY);
    return new ApiClient(port).signedInAs(staff.username());
  }

  private void ride() {
    riders.rideOf(riders.in(city), city, vehicle);
  }

  @Test
  void owner_and_staff_take_a_vehicle_out_and_put_it_back() {
    for (ApiClient client : new ApiClient[] {owner, staffOf(city)}) {
      var out = client.post(path + "/out-of-service", Map.of("reason", "low_battery"));
      assertThat(out.status()).isEqualTo(200);
      assertThat(out.text("/status")).isEqualTo("out_of_service");
      assertThat(out.text("/outOfService/reason")).isEqualTo("low_battery");
      var again = client.post(path + "/out-of-service", Map.of("reason", "low_battery"));
      assertThat(again.body()).isEqualTo(out.body());

      var place = Map.of("name", city.places().getLast().name());
      var back = client.post(path + "/in-service", Map.of("location", place));
      assertThat(back.text("/status")).isEqualTo("available");
      assertThat(back.body().has("outOfService")).isFalse();
      assertThat(back.text("/lastLocation/name")).isEqualTo(place.get("name"));
      assertThat(client.post(path + "/in-service", Map.of()).body()).isEqualTo(back.body());
    }
  }

  @Test
  void why_it_is_out_is_told_to_those_who_care_for_it() {
    ApiClient stranger = new ApiClient(port).signedInAs(riders.withPassword(city).username());
    ride();
    owner.post(path + "/out-of-service", Map.of("reason", "missing"));
    for (ApiClient other : List.of(stranger, new ApiClient(port))) {
      assertThat(other.get(path).body().has("outAfterRide")).isFalse();
      String listed = other.get(PATH + "?status=in_use&limit=100").response().body();
      assertThat(listed).contains(vehicle.toString()).doesNotContain("outAfterRide");
    }
    UUID second = riders.scooterOf(riders.in(city));
    ApiClient staff = staffOf(city);
    staff.post(PATH + "/" + second + "/out-of-service", Map.of("reason", "missing"));
    for (ApiClient other : List.of(owner, stranger, new ApiClient(port))) {
      var seen = other.get(PATH + "/" + second).body();
      assertThat(seen.at("/status").asString()).isEqualTo("out_of_service");
      assertThat(seen.has("outOfService")).isFalse();
    }
    assertThat(staff.get(PATH + "/" + second).text("/outOfService/reason")).isEqualTo("missing");
    assertThat(owner.get(path).text("/outAfterRide")).isEqualTo("missing");
  }

  @Test
  void a_rider_who_starts_one_that_is_out_is_told() {
    owner.post(path + "/out-of-service", Map.of("reason", "damage"));
    Login rider = riders.withPassword(city);
    var refused =
        new ApiClient(port)
            .signedInAs(rider.username())
            .post("/cities/los-angeles/rides", Map.of("vehicleId", vehicle));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("vehicle-out-of-service");
  }

  @Test
  void one_that_is_ridden_goes_out_after_its_ride_or_not_at_all() {
    ride();
    var atOnce =
        owner.post(path + "/out-of-service", Map.of("reason", "damage", "afterRide", false));
    assertThat(atOnce.status()).isEqualTo(409);
    assertThat(atOnce.problem()).isEqualTo("vehicle-busy");
    var asked = owner.post(path + "/out-of-service", Map.of("reason", "damage"));
    assertThat(asked.text("/status")).isEqualTo("in_use");
    assertThat(asked.text("/outAfterRide")).isEqualTo("damage");
    assertThat(owner.post(path + "/in-service", Map.of()).body().has("outAfterRide")).isFalse();
  }

  @Test
  void a_change_names_what_it_changes_and_moves_no_ridden_vehicle() {
    var changed =
        owner.patch(
            path,
            Map.of("color", " blue ", "location", Map.of("latitude", 34.05, "longitude", -118.25)));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("/color")).isEqualTo("blue");
    assertThat(changed.text("/brand")).isEqualTo("Kick");
    assertThat(changed.text("/lastLocation/name")).startsWith("Near ");
    assertThat(owner.patch(path, Map.of()).body()).isEqualTo(changed.body());

    ride();
    var move = Map.of("location", Map.of("name", city.places().getFirst().name()));
    assertThat(owner.patch(path, move).problem()).isEqualTo("vehicle-busy");
    assertThat(owner.post(path + "/in-service", move).problem()).isEqualTo("vehicle-busy");
    assertThat(owner.patch(path, Map.of("brand", "Kona")).text("/brand")).isEqualTo("Kona");
  }

  @ParameterizedTest
  @CsvSource({"color,''", "color,' '", "brand,a\u0007b", "brand,''", "wheels,2"})
  void a_change_with_a_fault_is_named(String field, String value) {
    var answer = owner.patch(path, Map.of(field, value));
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
  }

  @Test
  void a_reason_there_is_not_is_refused_and_so_is_none() {
    for (Map<String, String> body :
        List.of(Map.of("reason", "boredom"), Map.<String, String>of())) {
      var answer = owner.post(path + "/out-of-service", new HashMap<>(body));
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("/errors/0/field")).isEqualTo("reason");
    }
    var elsewhere = Map.of("location", Map.of("name", "Louvre"));
    assertThat(owner.post(path + "/in-service", elsewhere).text("/errors/0/field"))
        .isEqualTo("location.name");
  }

  @Test
  void staff_list_the_fleet_of_their_city_and_nobody_else_does() {
    owner.post(path + "/out-of-service", Map.of("reason", "damage"));
    ApiClient staff = staffOf(city);
    var out = staff.get("/cities/los-angeles/fleet?show=out_of_service&limit=100");
    assertThat(out.status()).isEqualTo(200);
    assertThat(out.response().body()).contains(vehicle.toString());
    var first = staff.get("/cities/los-angeles/fleet?limit=1");
    assertThat(first.body().at("/items")).hasSize(1);
    assertThat(staff.get("/cities/los-angeles/fleet?show=boredom").status()).isEqualTo(400);
    var elsewhere = staffOf(riders.city("paris")).get("/cities/los-angeles/fleet");
    assertThat(elsewhere.status()).isEqualTo(403);
    assertThat(elsewhere.problem()).isEqualTo("not-home-city");
    assertThat(owner.get("/cities/los-angeles/fleet").status()).isEqualTo(404);
    assertThat(new ApiClient(port).get("/cities/los-angeles/fleet").status()).isEqualTo(401);
  }

  @Test
  void for_others_it_is_not_theirs_and_what_is_not_there_is_not_found() {
    Login other = riders.withPassword(city);
    for (ApiClient client :
        new ApiClient[] {
          new ApiClient(port).signedInAs(other.username()), staffOf(riders.city("paris"))
        }) {
      var out = client.post(path + "/out-of-service", Map.of("reason", "damage"));
      assertThat(out.status()).isEqualTo(403);
      assertThat(out.problem()).isEqualTo("not-yours");
      assertThat(client.post(path + "/in-service", Map.of()).problem()).isEqualTo("not-yours");
      assertThat(client.patch(path, Map.of("color", "blue")).problem()).isEqualTo("not-yours");
    }
    String nothing = PATH + "/" + UUID.randomUUID();
    assertThat(owner.patch(nothing, Map.of("color", "blue")).status()).isEqualTo(404);
    assertThat(owner.post(nothing + "/in-service", Map.of()).problem()).isEqualTo("not-found");
  }
}
