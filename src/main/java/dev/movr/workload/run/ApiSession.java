package dev.movr.workload.run;

import static dev.movr.workload.run.Asking.expect;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.workload.run.HttpConnection.Answer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody who is signed in at the API. */
final class ApiSession {
  static final String ROOT = "/api/v1";

  private static final String JSON = "Content-Type: application/json\r\n";
  private static final JsonMapper MAPPER = JsonMapper.shared();

  private final HttpConnection http;
  private String token = "";
  private String refreshToken = "";
  private long renewAt;

  /** Before anybody is. */
  ApiSession(HttpConnection http) {
    this.http = http;
  }

  void register(Person person) throws Failure {
    post(
        201,
        ROOT + "/users",
        Map.of(
            "city", person.home().slug(),
            "firstName", person.firstName(),
            "lastName", person.lastName(),
            "email", person.email(),
            "username", person.username(),
            "password", person.password().text()));
  }

  void signIn(Person person) throws Failure {
    sign(Map.of("username", person.username(), "password", person.password().text()));
  }

  private void sign(Map<String, String> credentials) throws Failure {
    JsonNode pair = json(post(200, ROOT + "/tokens", credentials));
    token = "Authorization: Bearer " + pair.get("accessToken").asString() + "\r\n";
    refreshToken = pair.get("refreshToken").asString();
    var lifetime = Duration.parse(pair.get("accessLifetime").asString());
    renewAt = System.nanoTime() + lifetime.toNanos() * 3 / 4;
  }

  boolean isDueForRenewal() {
    return System.nanoTime() - renewAt > 0;
  }

  void renew() throws Failure {
    sign(Map.of("refreshToken", refreshToken));
  }

  void renewWhenDue() throws Failure {
    if (isDueForRenewal()) {
      renew();
    }
  }

  Answer get(String path) throws Failure {
    return expect(200, () -> http.get(path, token));
  }

  Answer post(int status, String path, Object body) throws Failure {
    return post(status, path, "", body);
  }

  Answer post(int status, String path, String headers, Object body) throws Failure {
    String text = MAPPER.writeValueAsString(body);
    return expect(status, () -> http.post(path, token + JSON + headers, text));
  }

  void delete(String path) throws Failure {
    expect(204, () -> http.delete(path, token));
  }

  static JsonNode json(Answer answer) {
    return MAPPER.readTree(answer.text());
  }

  static String in(City city, String path) {
    return ROOT + "/cities/" + city.slug() + path;
  }

  /** As it is sent: the name alone when that says which place it is. */
  static Map<String, Object> body(City city, Place place) {
    Map<String, Object> body = new LinkedHashMap<>(Map.of("name", place.name()));
    if (!Asking.isNamed(city, place)) {
      body.put("latitude", place.latitude());
      body.put("longitude", place.longitude());
    }
    return body;
  }
}
