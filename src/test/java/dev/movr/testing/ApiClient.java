package dev.movr.testing;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of the API. Every answer that it gets is held against the API's description. */
public final class ApiClient {
  private static final JsonMapper JSON = new JsonMapper();

  private final int port;
  private final Map<String, String> headers;

  public ApiClient(int port) {
    this(port, Map.of("Content-Type", "application/json"));
  }

  private ApiClient(int port, Map<String, String> headers) {
    this.port = port;
    this.headers = headers;
  }

  /** What the API answered. */
  public record Answer(int status, HttpResponse<String> response) {
    public JsonNode body() {
      return JSON.readTree(response.body());
    }

    /** What two answers to the same have in common: all of the body but the request's id. */
    public String common() {
      return response.body().replaceFirst(",\"requestId\":\"[^\"]*\"", "");
    }

    /** Of the body, by a JSON pointer. */
    public String text(String pointer) {
      return body().at(pointer).asString("");
    }

    public String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /** The type of the problem: {@code vehicle-busy}. */
    public String problem() {
      return text("/type").replaceFirst("^/api/problems#", "");
    }
  }

  /** The same, with another header in every request. */
  public ApiClient with(String name, String value) {
    var more = new HashMap<>(headers);
    more.put(name, value);
    return new ApiClient(port, more);
  }

  /** What it sends in every request. */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public ApiClient withKey(String idempotencyKey) {
    return with("Idempotency-Key", idempotencyKey);
  }

  public ApiClient withToken(String token) {
    return with("Authorization", "Bearer " + token);
  }

  /** Signs in a user who was made {@linkplain Riders#withPassword with a password}. */
  public ApiClient signedInAs(String username) {
    Answer answer = post("/tokens", Map.of("username", username, "password", Riders.PASSWORD));
    if (answer.status() != 200) {
      throw new AssertionError("the sign-in was refused: " + answer);
    }
    return withToken(answer.text("/accessToken"));
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody());
  }

  public Answer post(String path, Object body) {
    return send("POST", path, JSON.writeValueAsString(body));
  }

  public Answer patch(String path, Object body) {
    return send("PATCH", path, JSON.writeValueAsString(body));
  }

  public Answer delete(String path) {
    return send("DELETE", path, BodyPublishers.noBody());
  }

  /** Sends a body as it is. */
  public Answer send(String method, String path, String body) {
    return send(method, path, BodyPublishers.ofString(body));
  }

  public Answer send(String method, String path, HttpRequest.BodyPublisher body) {
    String whole = path.startsWith("/api/") ? path : "/api/v1" + path;
    var client = new Client(port);
    HttpRequest.Builder request = client.request(whole).method(method, body);
    headers.forEach(request::setHeader);
    HttpResponse<String> response = client.send(request);
    ApiContract.check(method, whole, response);
    return new Answer(response.statusCode(), response);
  }
}
