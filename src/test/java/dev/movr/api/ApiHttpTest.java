package dev.movr.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API as HTTP: methods, validators, compression, and what is not there. */
@MovrTest
class ApiHttpTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private ApiClient client;

  @BeforeEach
  void visit() {
    client = new ApiClient(port);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1,404,not-found",
    "GET,/api/v1/nothing,404,not-found",
    "GET,/api/v2/cities,404,not-found",
    "POST,/api/v1/nothing,404,not-found",
    "GET,/api/v1/users,405,method-not-allowed",
    "PUT,/api/v1/cities,405,method-not-allowed",
    "DELETE,/api/v1/cities,405,method-not-allowed",
    "PROPFIND,/api/v1/cities,405,method-not-allowed",
    "FOO,/api/v1/cities/paris/vehicles,405,method-not-allowed",
    "FOO,/api/v1/me,405,method-not-allowed",
    "TRACE,/api/v1/cities,405,method-not-allowed",
    "FOO,/api/v1/nothing,404,not-found",
    "GET,/api/v1/cities/%00/vehicles,400,malformed",
    "GET,/api/v1/cities/a%2Fb/vehicles,400,malformed",
    "GET,/api/v1/cities/%C3%28/vehicles,400,malformed",
    "GET,/api/v1/cities/paris/vehicles;x=1,400,malformed",
    "GET,/api/v1//cities,400,malformed"
  })
  void what_is_not_there_is_told_as_a_problem(
      String method, String path, int status, String problem) {
    var answer = client.send(method, path, BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.problem()).isEqualTo(problem);
    if (status == 405) {
      assertThat(answer.header("Allow")).isNotEmpty();
    }
  }

  /** As HTTP wants it: whoever is refused is told how to sign in. */
  @Test
  void every_401_says_how_to_sign_in() {
    for (var answer :
        List.of(client.get("/me"), client.post("/tokens", Map.of("refreshToken", "x")))) {
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }
  }

  @Test
  void what_has_not_changed_is_not_sent_again() {
    var token = client.signedInAs(riders.withPassword(riders.city("rome")).username());
    for (String path : new String[] {"/me", "/me/rides", "/cities", "/cities/rome/vehicles"}) {
      var first = token.get(path);
      assertThat(first.header("Cache-Control")).isEqualTo("private, no-cache");
      var again = token.with("If-None-Match", first.header("ETag")).get(path);
      assertThat(again.status()).as(path).isEqualTo(304);
      assertThat(token.with("If-None-Match", "\"other\"").get(path).status()).isEqualTo(200);
    }
  }

  @Test
  void large_answers_are_compressed_and_keep_their_tag() throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/cities"))
            .header("Accept-Encoding", "gzip")
            .build();
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request, BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
      assertThat(answer.headers().firstValue("ETag")).isPresent();
      assertThat(unzipped(answer.body())).isEqualTo(client.get("/cities").response().body());
    }
  }

  private static String unzipped(byte[] body) throws IOException {
    try (var in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void no_other_site_may_read_it_with_a_browser() {
    var plain = new Client(port);
    var preflight =
        plain
            .request("/api/v1/me")
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Access-Control-Request-Method", "DELETE");
    assertThat(plain.send(preflight).headers().map())
        .doesNotContainKey("access-control-allow-origin");
    assertThat(plain.get("/api/v1/cities").headers().map())
        .doesNotContainKey("access-control-allow-origin")
        .containsKey("content-security-policy");
  }

  @Test
  void a_head_is_answered_like_a_get() {
    var answer = client.send("HEAD", "/cities/rome/vehicles", BodyPublishers.noBody());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.response().body()).isEmpty();
    String tag = answer.header("ETag");
    assertThat(tag).isEqualTo(client.get("/cities/rome/vehicles").header("ETag")).isNotEmpty();
    var again = client.with("If-None-Match", tag).send("HEAD", "/cities/rome/vehicles", "");
    assertThat(again.status()).isEqualTo(304);
  }
}
