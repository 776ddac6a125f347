package dev.movr.api.description;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.ApiContract;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What the description allows is accepted, and what it forbids is refused. */
@MovrTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RequestSchemasTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String LATITUDE = "latitude";
  private static final String LONGITUDE = "longitude";

  @Autowired Riders riders;
  @LocalServerPort int port;

  private ApiClient client;

  @BeforeAll
  void signIn() {
    client = new ApiClient(port).signedInAs(riders.withPassword(riders.city("rome")).username());
  }

  static Stream<@Nullable String> lines() {
    return Stream.of(
        "Ada",
        "Zoë O'Neil",
        " Ada ",
        "عائشة",
        "👩",
        "x".repeat(30),
        "",
        " ",
        "\u00a0\u2003",
        "\u2800",
        "\u0000",
        "a\u0007b",
        "\u202Eevil",
        "a\u200bb",
        "\uFFFD",
        "\uE000",
        "\uDB7A\uDE0F",
        "\uDBFF\uDFFD",
        "x".repeat(61));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void a_line_of_text(String text) {
    agree("POST", "/users", "NewUser", with(newUser(), "firstName", text));
    agree("POST", "/users", "NewUser", with(newUser(), "lastName", text));
    agree("PATCH", "/me", "AccountChanges", with(Map.of(), "firstName", text));
    agree("PATCH", "/me", "AccountChanges", with(Map.of(), "lastName", text));
    agree("POST", "/cities/rome/vehicles", "VehicleBody", with(vehicle(), "color", text));
    agree("POST", "/cities/rome/vehicles", "VehicleBody", with(vehicle(), "brand", text));
    var named = with(point(41.9, 12.5), "name", text);
    agree("POST", "/cities/rome/vehicles", "VehicleBody", with(vehicle(), "location", named));
  }

  @ParameterizedTest
  @CsvSource({"ab", "ada-1815", "-ada", "a b", "Åsa_9", "a.b", "abcdefghijklmnopqrstuvwxyz01234"})
  void a_username(String username) {
    String own = username.length() < 3 ? username : Riders.username().substring(0, 5) + username;
    agree("POST", "/users", "NewUser", with(newUser(), "username", own));
  }

  @ParameterizedTest
  @CsvSource({"ada@example.com", "ada", "@example.com", "ada@", "a da@example.com", "a@b..c", "''"})
  void an_address(String email) {
    agree("POST", "/users", "NewUser", with(newUser(), "email", email));
    agree("PATCH", "/me", "AccountChanges", with(Map.of(), "email", email));
  }

  @ParameterizedTest
  @CsvSource({"41.9,12.5", "41.9,", ",12.5", ",", "91,12.5", "-91,12.5", "41.9,181", "41.9,-181"})
  void a_place(@Nullable Double latitude, @Nullable Double longitude) {
    var place = point(latitude, longitude);
    agree("POST", "/cities/rome/vehicles", "VehicleBody", with(vehicle(), "location", place));
  }

  @ParameterizedTest
  @CsvSource({",", "nobody-there,", ",correct horse battery", "nobody-there,correct horse battery"})
  void credentials(@Nullable String username, @Nullable String password) {
    var body = new LinkedHashMap<String, Object>();
    if (username != null) {
      body.put("username", username);
    }
    if (password != null) {
      body.put("password", password);
    }
    agree("POST", "/tokens", "Credentials", body);
  }

  @ParameterizedTest
  @CsvSource({"firstName", "lastName", "email"})
  void a_change_to_null_is_none(String field) {
    agree("PATCH", "/me", "AccountChanges", Collections.singletonMap(field, null));
  }

  private void agree(String method, String path, String schema, Map<String, ?> body) {
    String json = JSON.writeValueAsString(body);
    var answer = client.send(method, path, json);
    boolean accepted = answer.status() != 400 && answer.status() != 422;
    assertThat(accepted)
        .as("%s %s %s → %s", method, path, json, answer.response().body())
        .isEqualTo(ApiContract.allows(schema, json));
  }

  private static Map<String, Object> with(Map<String, ?> body, String field, Object value) {
    var changed = new LinkedHashMap<String, Object>(body);
    changed.put(field, value);
    return changed;
  }

  private static Map<String, Object> point(@Nullable Double latitude, @Nullable Double longitude) {
    var point = new LinkedHashMap<String, Object>();
    if (latitude != null) {
      point.put(LATITUDE, latitude);
    }
    if (longitude != null) {
      point.put(LONGITUDE, longitude);
    }
    return point;
  }

  private static Map<String, Object> vehicle() {
    return Map.of("type", "bike", "color", "red", "brand", "Kona", "location", point(41.9, 12.5));
  }

  private static Map<String, Object> newUser() {
    return Map.copyOf(Riders.signUp("rome", Riders.username()));
  }
}
