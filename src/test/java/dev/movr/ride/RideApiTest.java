package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
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

/** Rides over the API. */
@MovrTest
class RideApiTest {
  private static final String PATH = "/cities/rome/rides";

  @Autowired Riders riders;
  @LocalServerPort int port;

  private City rome;
  private Login owner;
  private UUID vehicle;
  private Login rider;
  private ApiClient client;
  private Map<String, Object> arrival;

  @BeforeEach
  void signIn() {
    rome = riders.city("rome");
    owner = riders.withPassword(rome);
    vehicle = riders.scooterOf(owner);
    rider = riders.withPassword(riders.city("boston"));
    client = new ApiClient(port).signedInAs(rider.username());
    arrival = Map.of("location", Map.of("name", rome.places().get(1).name()));
  }

  private ApiClient.Answer start(UUID wanted) {
    return client.post(PATH, Map.of("vehicleId", wanted.toString()));
  }

  private ApiClient somebody() {
    return new ApiClient(port).signedInAs(riders.withPassword(rome).username());
  }

  @Test
  void a_ride_starts_is_active_ends_and_stays_in_the_history() {
    assertThat(client.get("/me/rides/active").status()).isEqualTo(404);
    var started = start(vehicle);
    assertThat(started.status()).isEqualTo(201);
    assertThat(started.body().at("/active").asBoolean()).isTrue();
    String path = started.header("Location");
    assertThat(path).isEqualTo("/api/v1" + PATH + "/" + started.text("/id"));
    assertThat(client.get(path).body()).isEqualTo(started.body());
    assertThat(client.get("/me/rides/active").body()).isEqualTo(started.body());
    var ended = client.post(path + "/end", arrival);
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.text("/end/location/name")).isEqualTo(rome.places().get(1).name());
    assertThat(ended.text("/length")).matches("PT\\d+S");
    assertThat(client.get("/me/rides/active").status()).isEqualTo(404);
    assertThat(client.get("/me/rides").body().at("/items/0")).isEqualTo(ended.body());
  }

  @Test
  void a_busy_vehicle_an_active_ride_and_a_removed_vehicle_are_reasons() {
    riders.rideOf(riders.in(rome), rome, vehicle);
    var busy = start(vehicle);
    assertThat(busy.status()).isEqualTo(409);
    assertThat(busy.problem()).isEqualTo("vehicle-busy");
    var first = start(riders.scooterOf(owner));
    var second = start(riders.scooterOf(owner));
    assertThat(second.problem()).isEqualTo("already-riding");
    assertThat(second.text("/ride")).isEqualTo(first.header("Location"));
    assertThat(start(UUID.randomUUID()).status()).isEqualTo(404);
  }

  @Test
  void the_same_key_starts_one_ride_even_when_it_has_ended() {
    var keyed = client.withKey("one");
    var body = Map.of("vehicleId", vehicle.toString());
    var first = keyed.post(PATH, body);
    assertThat(keyed.post(PATH, body).body()).isEqualTo(first.body());
    var other = Map.of("vehicleId", riders.scooterOf(owner).toString());
    assertThat(keyed.post(PATH, other).problem()).isEqualTo("idempotency-key-reused");
    var ended = client.post(first.header("Location") + "/end", arrival);
    var late = keyed.post(PATH, body);
    assertThat(late.status()).isEqualTo(201);
    assertThat(late.body()).isEqualTo(ended.body());
    assertThat(client.get("/me/rides").body().at("/items")).hasSize(1);
    assertThat(client.withKey("two").post(PATH, body).text("/id")).isNotEqualTo(first.text("/id"));
  }

  @Test
  void an_end_that_is_sent_again_is_answered_alike_and_another_is_refused() {
    String path = start(vehicle).header("Location");
    var ended = client.post(path + "/end", arrival);
    assertThat(client.post(path + "/end", arrival).body()).isEqualTo(ended.body());
    var elsewhere = Map.of("location", Map.of("name", rome.places().get(2).name()));
    var refused = client.post(path + "/end", elsewhere);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("ride-ended");
    assertThat(refused.text("/ride")).isEqualTo(path);
  }

  @Test
  void a_ride_ends_in_its_city_only() {
    String path = start(vehicle).header("Location");
    for (Object location :
        new Object[] {
          Map.of("latitude", 48.85, "longitude", 2.35), Map.of("name", "Louvre"), Map.of(), "x"
        }) {
      var refused = client.post(path + "/end", Map.of("location", location));
      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.text("/errors/0/field")).startsWith("location");
    }
    assertThat(client.post(path + "/end", Map.of()).status()).isEqualTo(422);
    assertThat(client.get("/me/rides/active").status()).isEqualTo(200);
  }

  @Test
  void nobody_sees_or_ends_somebody_elses_ride() {
    String path = start(vehicle).header("Location");
    ApiClient other = somebody();
    assertThat(other.get(path).status()).isEqualTo(404);
    assertThat(other.post(path + "/end", arrival).status()).isEqualTo(404);
    assertThat(other.post(PATH + "/" + UUID.randomUUID() + "/end", arrival).common())
        .isEqualTo(other.post(path + "/end", arrival).common());
    assertThat(client.get(path.replace("rome", "paris")).status()).isEqualTo(404);
  }

  @Test
  void an_owner_ends_a_ride_that_nobody_ends_once_it_is_old() {
    String path = "/cities/rome/vehicles/" + vehicle + "/end-ride";
    ApiClient asOwner = new ApiClient(port).signedInAs(owner.username());
    assertThat(asOwner.post(path, Map.of()).problem()).isEqualTo("not-ridden");
    var nothing =
        asOwner.post(path.replace(vehicle.toString(), UUID.randomUUID().toString()), Map.of());
    assertThat(nothing.status()).isEqualTo(404);
    String ride = start(vehicle).header("Location");
    assertThat(somebody().post(path, Map.of()).problem()).isEqualTo("not-yours");
    var young = asOwner.post(path, Map.of());
    assertThat(young.status()).isEqualTo(409);
    assertThat(young.problem()).isEqualTo("ride-too-young");
    riders.letRideGrowOld(rome, vehicle);
    assertThat(asOwner.post(path, Map.of()).status()).isEqualTo(204);
    assertThat(client.get(ride).body().at("/end/byOwner").asBoolean()).isTrue();
    assertThat(client.post(ride + "/end", arrival).problem()).isEqualTo("ride-ended");
  }

  @Test
  void a_history_is_read_in_slices() {
    for (int i = 0; i < RideHistories.PAGE + 1; i++) {
      String path = start(vehicle).header("Location");
      client.post(path + "/end", arrival);
    }
    var first = client.get("/me/rides");
    assertThat(first.body().at("/items")).hasSize(RideHistories.PAGE);
    assertThat(first.body().at("/missingRegions")).isEmpty();
    var second = client.get("/me/rides?cursor=" + first.text("/next"));
    assertThat(second.body().at("/items")).hasSize(1);
    assertThat(second.body().has("next")).isFalse();
  }
}
