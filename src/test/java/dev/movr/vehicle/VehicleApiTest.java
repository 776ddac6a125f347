package dev.movr.vehicle;

import static dev.movr.vehicle.ApiVehicles.PATH;
import static dev.movr.vehicle.ApiVehicles.bike;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.ApiClient;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Vehicles over the API: they are added, seen and removed. */
@MovrTest
class VehicleApiTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City city;
  private Login owner;
  private ApiClient visitor;
  private ApiClient client;

  @BeforeEach
  void signIn() {
    city = riders.city("los angeles");
    owner = riders.withPassword(city);
    visitor = new ApiClient(port);
    client = visitor.signedInAs(owner.username());
  }

  @Test
  void an_owner_adds_a_vehicle_that_everybody_sees() {
    var added = client.post(PATH, bike());
    assertThat(added.status()).isEqualTo(201);
    assertThat(added.header("Location")).isEqualTo("/api/v1" + PATH + "/" + added.text("/id"));
    var seen = visitor.get(added.header("Location"));
    assertThat(seen.body()).isEqualTo(added.body());
    assertThat(seen.text("/lastLocation/name")).isEqualTo("by the fountain");
    assertThat(seen.response().body()).doesNotContain(owner.userId().toString());
    assertThat(visitor.get(PATH + "?limit=1").text("/items/0/id")).isEqualTo(added.text("/id"));
    assertThat(client.get("/me/vehicles").body().at("/items")).hasSize(1);
    assertThat(client.get("/me").body().at("/isOwner").asBoolean()).isTrue();
  }

  @Test
  void a_named_place_will_do() {
    Place place = city.places().getFirst();
    var body = bike();
    body.put("location", Map.of("name", place.name()));
    var added = client.post(PATH, body);
    assertThat(added.body().at("/lastLocation/latitude").asDouble()).isEqualTo(place.latitude());
  }

  @ParameterizedTest
  @CsvSource({
    "type,rocket,type",
    "color,'',color",
    "brand,a\u0007b,brand",
    "location,x,location",
    "wheels,2,wheels"
  })
  void a_field_with_a_fault_is_named(String field, String value, String named) {
    var body = bike();
    body.put(field, value);
    var answer = client.post(PATH, body);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.text("/errors/0/field")).isEqualTo(named);
  }

  @Test
  void a_location_with_a_fault_is_named() {
    var faults =
        Map.<Object, String>of(
            Map.of(), "location.name",
            Map.of("name", "Nowhere"), "location.name",
            Map.of("latitude", 34.05), "location.latitude",
            Map.of("latitude", 95, "longitude", 0), "location.latitude",
            Map.of("latitude", 40, "longitude", -74), "location.latitude",
            Map.of("latitude", 48.85, "longitude", 2.35), "location.latitude",
            Map.of("latitude", "34.05", "longitude", -118.25), "location.latitude",
            Map.of("latitude", 34.05, "longitude", -118.25, "name", "x".repeat(101)),
                "location.name");
    faults.forEach((location, named) -> {
      var body = bike();
      body.put("location", location);
      var answer = client.post(PATH, body);
      assertThat(answer.status()).as("%s", location).isEqualTo(422);
      assertThat(answer.text("/errors/0/field")).isEqualTo(named);
    });
    var body = bike();
    body.remove("location");
    assertThat(client.post(PATH, body).text("/errors/0/field")).isEqualTo("location");
  }

  /** JavaScript writes 34.0 as 34. */
  @Test
  void degrees_may_be_whole() {
    var body = bike();
    body.put("location", Map.of("latitude", 34, "longitude", -118.25));
    var answer = client.post(PATH, body);
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().at("/lastLocation/latitude").asDouble()).isEqualTo(34);
  }

  @Test
  void vehicles_are_added_at_home_and_by_those_who_are_signed_in() {
    var answer = client.post("/cities/paris/vehicles", bike());
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("not-home-city");
    assertThat(visitor.post(PATH, bike()).status()).isEqualTo(401);
  }

  @Test
  void an_owner_removes_a_vehicle_once_or_twice() {
    String path = PATH + "/" + riders.scooterOf(owner);
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(visitor.get(path).status()).isEqualTo(404);
  }

  @Test
  void a_vehicle_that_is_ridden_or_not_ones_own_is_not_removed() {
    UUID own = riders.scooterOf(owner);
    riders.rideOf(riders.in(city), city, own);
    assertThat(client.delete(PATH + "/" + own).problem()).isEqualTo("vehicle-busy");
    Login somebody = riders.withPassword(city);
    UUID other = riders.scooterOf(somebody);
    var refused = client.delete(PATH + "/" + other);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.problem()).isEqualTo("not-yours");
    visitor.signedInAs(somebody.username()).delete(PATH + "/" + other);
    assertThat(client.delete(PATH + "/" + other).status()).isEqualTo(404);
    assertThat(client.delete(PATH + "/" + UUID.randomUUID()).status()).isEqualTo(404);
    assertThat(client.delete("/cities/paris/vehicles/" + own).status()).isEqualTo(404);
  }
}
