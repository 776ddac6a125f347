package dev.movr.system.truth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.City;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Concurrently;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A request that comes again with its key, at the same time, at another instance, after a crash.
 */
@MovrTest
class IdempotencyTest {
  private static final int TIMES = 6;

  @AutoClose
  private static final Instance another =
      Instance.start(
          TestDatabase.uri(), "movr.login.attempts-per-username=2", "movr.login.floor=0ms");

  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  /** The same request to both instances, again and again, all at once. */
  private List<ApiClient.Answer> everywhere(String path, Object body, String token) {
    String key = UUID.randomUUID().toString();
    var first = new ApiClient(port).withToken(token).withKey(key);
    var second = new ApiClient(another.port()).withToken(token).withKey(key);
    return Concurrently.run(
        () -> first.post(path, body),
        () -> second.post(path, body),
        () -> first.post(path, body),
        () -> second.post(path, body),
        () -> first.post(path, body),
        () -> second.post(path, body));
  }

  private static void assertOne(List<ApiClient.Answer> answers) {
    assertThat(answers)
        .hasSize(TIMES)
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    assertThat(answers.stream().map(answer -> answer.text("/id")).distinct()).hasSize(1);
  }

  private String tokenOf(String username) {
    var credentials = Map.of("username", username, "password", Riders.PASSWORD);
    return new ApiClient(port).post("/tokens", credentials).text("/accessToken");
  }

  private static Map<String, Object> bike(City city) {
    var place = Map.of("name", city.places().getFirst().name());
    return Map.of("type", "bike", "color", "red", "brand", "Kona", "location", place);
  }

  @Test
  void one_vehicle_is_added() {
    var owner = riders.withPassword(riders.city("paris"));
    assertOne(everywhere("/cities/paris/vehicles", bike(owner.city()), tokenOf(owner.username())));
    assertThat(count("vehicles WHERE city = 'paris' AND owner_id = :id", owner.userId())).isOne();
  }

  @Test
  void one_ride_is_started() {
    var paris = riders.city("paris");
    var rider = riders.withPassword(riders.city("seattle"));
    var vehicle = riders.scooterOf(riders.in(paris));
    var body = Map.of("vehicleId", vehicle.toString());
    assertOne(everywhere("/cities/paris/rides", body, tokenOf(rider.username())));
    assertThat(count("rides WHERE city = 'paris' AND vehicle_id = :id", vehicle)).isOne();
  }

  @Test
  void one_account_is_made() {
    var body = Riders.signUp("paris", Riders.username());
    assertOne(everywhere("/users", body, ""));
  }

  /** Of requests with other content under the same key, one wins. */
  @Test
  void one_of_several_vehicles_under_the_same_key_is_added() {
    var owner = riders.withPassword(riders.city("paris"));
    var client = new ApiClient(port).withToken(tokenOf(owner.username())).withKey("k");
    var bike = bike(owner.city());
    var scooter = new HashMap<>(bike);
    scooter.put("type", "scooter");
    var answers =
        Concurrently.run(
            () -> client.post("/cities/paris/vehicles", bike),
            () -> client.post("/cities/paris/vehicles", scooter));
    assertThat(answers.stream().map(ApiClient.Answer::status)).containsExactlyInAnyOrder(201, 422);
    assertThat(count("vehicles WHERE city = 'paris' AND owner_id = :id", owner.userId())).isOne();
  }

  /** The first answer is lost with its instance; the request is sent to another one. */
  @Test
  void what_an_instance_did_before_its_end_another_one_knows() {
    var owner = riders.withPassword(riders.city("paris"));
    String token = tokenOf(owner.username());
    var body = bike(owner.city());
    String id;
    try (var third = Instance.start(TestDatabase.uri())) {
      id = post(third.port(), token, body).text("/id");
    }
    assertThat(post(port, token, body).text("/id")).isEqualTo(id);
  }

  private static ApiClient.Answer post(int port, String token, Object body) {
    return new ApiClient(port)
        .withToken(token)
        .withKey("before-the-end")
        .post("/cities/paris/vehicles", body);
  }

  private int count(String rows, UUID id) {
    return jdbc.sql("SELECT count(*) FROM " + rows).param("id", id).query(Integer.class).single();
  }

  /** At the instance that allows two attempts: all tests come from one address. */
  @Test
  void too_many_attempts_to_sign_in_have_to_wait() {
    var client = new ApiClient(another.port());
    String username = riders.withPassword(riders.city("rome")).username();
    var wrong = Map.of("username", username, "password", "not it at all");
    assertThat(client.post("/tokens", wrong).status()).isEqualTo(401);
    assertThat(client.post("/tokens", wrong).status()).isEqualTo(401);
    var answer = client.post("/tokens", Map.of("username", username, "password", Riders.PASSWORD));
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.problem()).isEqualTo("too-many-attempts");
    assertThat(answer.header("Retry-After")).matches("4[45]\\d");
  }
}
