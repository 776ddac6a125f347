package dev.movr.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.ApiContract;
import dev.movr.testing.HostileInputs;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Every operation of the API's description with values that nobody expects: the server does not
 * fail, says nothing of its inside, and every answer is as described. At an instance of its own,
 * since the attempts to sign in would make the others wait.
 */
class ApiFuzzTest {
  private static final long SEED = Long.getLong("movr.fuzz.seed", 20261122);
  private static final int TIMES = Integer.getInteger("movr.fuzz.times", 60);

  @AutoClose
  private static final Instance movr =
      Instance.start(
          TestDatabase.uri(),
          "movr.login.attempts-per-username=1000000",
          "movr.login.attempts-per-address=1000000",
          "movr.login.floor=0ms");

  /** An operation of the description. */
  record Operation(String method, String path, JsonNode description) {
    @Override
    public String toString() {
      return method + " " + path;
    }
  }

  static Stream<Operation> operations() {
    return ApiContract.DOCUMENT
        .path("paths")
        .propertyStream()
        .flatMap(path ->
            path.getValue()
                .propertyStream()
                .map(operation ->
                    new Operation(
                        operation.getKey().toUpperCase(Locale.ROOT),
                        path.getKey(),
                        operation.getValue())));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void no_input_makes_the_server_fail(Operation operation) {
    ApiClient client = signedUp();
    String vehicle = vehicleOf(client);
    String id = operation.path().contains("/rides/{id}") ? rideOf(client, vehicle) : vehicle;
    var nasty = new HostileInputs(new Random(SEED), id);
    for (int i = 0; i < TIMES; i++) {
      call(operation, client, nasty, i);
    }
  }

  private static void call(Operation operation, ApiClient client, HostileInputs nasty, int round) {
    String path = path(operation, nasty);
    JsonNode schema = operation.description().at("/requestBody/content/application~1json/schema");
    String body = schema.isMissingNode() ? "" : nasty.body(schema);
    String what = "seed %d, round %d: %s %s %s".formatted(SEED, round, operation, path, body);
    try {
      ApiClient typed = client.with("Content-Type", nasty.mediaType());
      ApiClient sender = round % 3 == 0 ? typed.withKey(nasty.header()) : typed;
      var answer =
          body.isEmpty()
              ? sender.send(operation.method(), path, BodyPublishers.noBody())
              : sender.send(operation.method(), path, body);
      assertThat(answer.status()).isLessThan(500);
      assertThat(answer.response().body())
          .doesNotContainIgnoringCase(
              "exception", "springframework", "jackson", "select ", "\tat ");
    } catch (AssertionError failure) {
      throw new AssertionError(what, failure);
    }
  }

  private static String path(Operation operation, HostileInputs nasty) {
    String path = operation.path();
    var query = new StringBuilder();
    for (JsonNode parameter : operation.description().path("parameters")) {
      String name = parameter.path("name").asString();
      String value = nasty.parameter(parameter);
      switch (parameter.path("in").asString()) {
        case "path" -> path = path.replace("{" + name + "}", value);
        case "query" -> {
          if (nasty.isThere()) {
            query.append("&" + name + "=" + value);
          }
        }
        default -> {}
      }
    }
    query.append(nasty.query());
    return query.isEmpty() ? path : path + "?" + query.substring(1);
  }

  private static ApiClient signedUp() {
    String username = Riders.username();
    var client = new ApiClient(movr.port());
    client.post("/users", Riders.signUp("new-york", username));
    return client.signedInAs(username);
  }

  private static String vehicleOf(ApiClient owner) {
    var place = Map.of("name", "Times Square");
    var vehicle = Map.of("type", "bike", "color", "red", "brand", "Kona", "location", place);
    return owner.post("/cities/new-york/vehicles", vehicle).text("/id");
  }

  private static String rideOf(ApiClient rider, String vehicle) {
    return rider.post("/cities/new-york/rides", Map.of("vehicleId", vehicle)).text("/id");
  }
}
