package dev.movr.bench;

import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A rider with a scooter of his own, both made through the API. */
record Account(UUID userId, UUID vehicleId, String username) {
  static final String CITY = "paris";
  static final String PLACE = "Tour Eiffel";

  private static final String PASSWORD = "correct horse battery";
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

  static Account signUp(int port, String username) throws IOException {
    try (var http = new HttpConnection(port)) {
      var user =
          """
          {"city": "%s", "firstName": "Ada", "lastName": "Rider", "email": "ada@example.com",
           "username": "%s", "password": "%s"}
          """
              .formatted(CITY, username, PASSWORD);
      UUID userId = id(http.post("/api/v1/users", JSON, user));
      var vehicle =
          """
          {"type": "scooter", "color": "red", "brand": "Kick", "location": {"name": "%s"}}
          """
              .formatted(PLACE);
      String headers = JSON + bearer(token(http, username));
      UUID vehicleId = id(http.post("/api/v1/cities/" + CITY + "/vehicles", headers, vehicle));
      return new Account(userId, vehicleId, username);
    }
  }

  static final String JSON = "Content-Type: application/json\r\n";
  static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";

  /** The header with a new token, which lasts 15 minutes. */
  String signIn(int port) throws IOException {
    try (var http = new HttpConnection(port)) {
      return bearer(token(http, username));
    }
  }

  private static String bearer(String token) {
    return "Authorization: Bearer " + token + "\r\n";
  }

  private static String token(HttpConnection http, String username) throws IOException {
    String body = "{\"username\": \"" + username + "\", \"password\": \"" + PASSWORD + "\"}";
    return json(http.post("/api/v1/tokens", JSON, body)).get("accessToken").asString();
  }

  private static UUID id(HttpConnection.Answer answer) {
    return UUID.fromString(json(answer).get("id").asString());
  }

  private static JsonNode json(HttpConnection.Answer answer) {
    if (answer.status() >= 300) {
      throw new IllegalStateException(answer.status() + ": " + answer.text());
    }
    return JsonMapper.shared().readTree(answer.text());
  }

  /** Logs the browser in, and returns the token for its forms. */
  String logIn(HttpConnection browser) throws IOException {
    var form = TOKEN.matcher(browser.get("/login", "").text());
    if (!form.find()) {
      throw new IllegalStateException("the form has no token");
    }
    String body =
        "_csrf="
            + form.group(1)
            + "&username="
            + username
            + "&password="
            + PASSWORD.replace(' ', '+');
    int status = browser.post("/login", FORM, body).status();
    if (status != 302) {
      throw new IllegalStateException("the login was answered with " + status);
    }
    return form.group(1);
  }
}
