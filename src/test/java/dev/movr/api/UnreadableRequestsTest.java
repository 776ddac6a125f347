package dev.movr.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A request that nobody can read is refused with a problem that says why. */
@MovrTest
class UnreadableRequestsTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private ApiClient client;

  @BeforeEach
  void visit() {
    client = new ApiClient(port);
  }

  @ParameterizedTest
  @ValueSource(strings = {"=x", "=", "type=%E2%28%A1", "%C3%28=1", "near=%80"})
  void a_query_that_nobody_can_read_is_told_as_a_problem(String query) {
    var answer = client.get("/cities/paris/vehicles?" + query);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.problem()).isEqualTo("malformed");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  /** Java's own client does not send such headers. */
  @Test
  void a_header_that_nobody_can_read_is_told_as_a_problem() throws IOException {
    var token = client.signedInAs(riders.withPassword(riders.city("rome")).username());
    String head =
        "POST /api/v1/cities/rome/rides HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
            + "Authorization: "
            + token.header("Authorization")
            + "\r\nIdempotency-Key: \u00C2\u0093\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    try (var socket = new Socket("localhost", port)) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("/api/problems#malformed");
    }
  }

  @Test
  void only_json_is_spoken() {
    for (String type :
        new String[] {"text/html", "application/problem+json", "application/x+json"}) {
      assertThat(client.with("Accept", type).get("/cities").problem()).isEqualTo("not-acceptable");
    }
    for (String type :
        new String[] {
          "text/plain",
          "application/x-www-form-urlencoded",
          "x",
          "application/*",
          "*/*",
          "multipart/form-data",
          "application/problem+json",
          "application/merge-patch+json"
        }) {
      var answer = client.with("Content-Type", type).send("POST", "/tokens", "{}");
      assertThat(answer.status()).as(type).isEqualTo(415);
      assertThat(answer.problem()).isEqualTo("unsupported-media-type");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "5",
        "\"x\"",
        "{\"username\":}",
        "{\"username\":\"a\"} x",
        "{\"username\":\"a\",\"username\":\"b\"}",
        "{'username':'a'}",
        "{\"username\":NaN}",
        "\u0000",
        "{\"username\":\"a\u0000b\"}"
      })
  void a_body_that_is_not_such_an_object_is_refused(String body) {
    var answer = client.send("POST", "/tokens", body);
    assertThat(answer.status()).as(answer.response().body()).isIn(400, 422);
    assertThat(answer.response().body())
        .doesNotContainIgnoringCase("jackson", "exception", "token");
  }

  @Test
  void a_body_in_no_utf_8_is_refused() {
    byte[] broken = {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}'};
    var answer = client.send("POST", "/tokens", BodyPublishers.ofByteArray(broken));
    assertThat(answer.problem()).isEqualTo("malformed");
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    String large = "{\"username\":\"" + "x".repeat(70_000) + "\"}";
    var answer = client.send("POST", "/tokens", large);
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("too-large");
  }
}
