package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.ApiClient;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Vehicles over the API. */
@MovrTest
class VehicleApiTest {
  private static final String PATH = "/cities/los-angeles/vehicles";

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

  private static Map<String, Object> bike() {
    return new HashMap<>(
        Map.of(
            "type",
            "bike",
            "color",
            "magenta",
            "brand",
            "Raleigh",
            "location",
            Map.of("latitude", 34.05, "longitude", -118.25, "name", "by the fountain")));
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
  void the_same_key_adds_one_vehicle() {
    var first = client.withKey("one").post(PATH, bike());
    var again = client.withKey("one").post(PATH, bike());
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(client.withKey("two").post(PATH, bike()).text("/id"))
        .isNotEqualTo(first.text("/id"));
    assertThat(client.post(PATH, bike()).text("/id")).isNotEqualTo(first.text("/id"));
    assertThat(client.get("/me/vehicles").body().at("/items")).hasSize(3);
    var other = visitor.signedInAs(riders.withPassword(city).username()).withKey("one");
    assertThat(other.post(PATH, bike()).text("/id")).isNotEqualTo(first.text("/id"));
  }

  @Test
  void the_same_key_with_another_vehicle_is_refused() {
    client.withKey("one").post(PATH, bike());
    var faults =
        Map.of(
            "type", "scooter",
            "color", "red",
            "brand", "Kona",
            "location", Map.of("latitude", 34.06, "longitude", -118.25, "name", "by the fountain"));
    faults.forEach((field, value) -> {
      var body = bike();
      body.put(field, value);
      var answer = client.withKey("one").post(PATH, body);
      assertThat(answer.status()).as(field).isEqualTo(422);
      assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
    });
    assertThat(client.get("/me/vehicles").body().at("/items")).hasSize(1);
  }

  @Test
  void a_vehicle_that_was_ridden_since_is_still_that_of_its_key() {
    var added = client.withKey("one").post(PATH, bike());
    UUID id = UUID.fromString(added.text("/id"));
    riders.rideOf(riders.in(city), city, id);
    var again = client.withKey("one").post(PATH, bike());
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text("/status")).isEqualTo("in_use");
  }

  @Test
  void a_key_does_not_add_again_what_was_removed() {
    String path = client.withKey("one").post(PATH, bike()).header("Location");
    client.delete(path);
    var again = client.withKey("one").post(PATH, bike());
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.problem()).isEqualTo("vehicle-removed");
    assertThat(client.get("/me/vehicles").body().at("/items")).isEmpty();
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

  @Test
  void slices_follow_each_other_without_gap_or_repetition() {
    for (int i = 0; i < 5; i++) {
      riders.scooterOf(owner);
    }
    String box = "33.9,-118.5,34.2,-118.1";
    for (String search : List.of("", "&type=scooter", "&near=34.05,-118.25", "&bbox=" + box)) {
      var whole = ids(PATH + "?limit=100" + search);
      var parts = ids(PATH + "?limit=3" + search);
      assertThat(parts).as(search).doesNotHaveDuplicates().containsExactlyElementsOf(whole);
    }
  }

  private List<String> ids(String path) {
    var ids = new ArrayList<String>();
    String cursor = "";
    do {
      var slice = visitor.get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor));
      slice.body().at("/items").forEach(vehicle -> ids.add(vehicle.path("id").asString()));
      cursor = slice.text("/next");
    } while (!cursor.isEmpty());
    return ids;
  }

  @Test
  void a_rectangle_holds_what_is_available_in_it() {
    UUID inside = riders.vehicleOf(owner, VehicleType.SKATEBOARD, new Place("in", 34.01, -118.2));
    UUID east = riders.vehicleOf(owner, VehicleType.SKATEBOARD, new Place("out", 34.01, -118.19));
    UUID north = riders.vehicleOf(owner, VehicleType.SKATEBOARD, new Place("out", 34.02, -118.2));
    UUID bike = riders.vehicleOf(owner, VehicleType.BIKE, new Place("in", 34.01, -118.2));
    UUID ridden = riders.vehicleOf(owner, VehicleType.SKATEBOARD, new Place("in", 34.01, -118.2));
    riders.rideOf(riders.in(city), city, ridden);
    String box = PATH + "?limit=100&bbox=34.005,-118.205,34.015,-118.195";
    assertThat(ids(box))
        .contains(inside.toString(), bike.toString())
        .doesNotContain(east.toString(), north.toString(), ridden.toString());
    assertThat(ids(box + "&type=skateboard"))
        .contains(inside.toString())
        .doesNotContain(bike.toString());
    assertThat(ids(PATH + "?limit=100&status=in_use")).contains(ridden.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type=rocket", "status=removed", "status=gone", "limit=0", "limit=101", "limit=x",
        "near=95,0", "near=1", "near=a,b", "near=NaN,1", "bbox=1,2,3", "bbox=3,2,1,4",
        "bbox=1,2,3,4&near=1,2", "bbox=33,-119,35,-118&status=in_use", "cursor=x", "cursor=%00"
      })
  void a_query_that_is_not_understood_names_its_parameter(String query) {
    var answer = visitor.get(PATH + "?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("invalid-parameter");
    assertThat(query).contains(answer.text("/errors/0/field") + "=");
    assertThat(answer.text("/errors/0/detail"))
        .matches(
            "Please give .+|Please (choose|send) .+|must be .+|This is not one of .+|The location .+");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/cities/chicago/vehicles", "/cities/los-angeles/vehicles/7", "/cities"})
  void what_is_not_there_is_not_found(String path) {
    assertThat(visitor.get(path).status()).isEqualTo(path.equals("/cities") ? 200 : 404);
  }
}
