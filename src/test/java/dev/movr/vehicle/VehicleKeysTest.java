package dev.movr.vehicle;

import static dev.movr.vehicle.ApiVehicles.PATH;
import static dev.movr.vehicle.ApiVehicles.bike;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.City;
import dev.movr.testing.ApiClient;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Who sends a request to add a vehicle again, with the same key, adds one vehicle. */
@MovrTest
class VehicleKeysTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City city;
  private ApiClient client;

  @BeforeEach
  void signIn() {
    city = riders.city("los angeles");
    client = somebody();
  }

  private ApiClient somebody() {
    return new ApiClient(port).signedInAs(riders.withPassword(city).username());
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
    var other = somebody().withKey("one");
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
}
