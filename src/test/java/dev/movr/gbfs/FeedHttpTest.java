package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.City;
import dev.movr.testing.Client;
import dev.movr.testing.Concurrently;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.TestClock;
import dev.movr.vehicle.VehicleType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The feed as HTTP: caches, validators, compression, other sites' scripts, and what is not there.
 */
@FeedTest
class FeedHttpTest {
  private static final String VEHICLES = "/gbfs/rome/3.0/vehicle_status.json";
  private static final String BIKES = "/gbfs/rome/2.3/free_bike_status.json";
  private static final String SMALL = "/gbfs/rome/3.0/system_information.json";

  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Consumer consumer;

  @BeforeEach
  void some_vehicles_stand_there() {
    consumer = new Consumer(port);
    City rome = riders.city("rome");
    riders.vehicleOf(riders.in(rome), VehicleType.BIKE, rome.places().getLast());
    clock.advance(FleetCache.LIFETIME);
  }

  private static String header(HttpResponse<?> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  @Test
  void what_is_left_of_half_a_minute_is_what_others_may_keep_it() {
    for (int age : List.of(0, 10, 29)) {
      var answer = consumer.get(VEHICLES);
      int least = 30 - age - 1;
      assertThat(header(answer, "Cache-Control"))
          .isIn("max-age=%d, public".formatted(least), "max-age=%d, public".formatted(least + 1));
      assertThat(Consumer.JSON.readTree(answer.body()).path("ttl").asInt()).isEqualTo(30);
      clock.advance(Duration.ofSeconds(age == 0 ? 10 : 19));
    }
    int small = Integer.parseInt(header(consumer.get(SMALL), "Cache-Control").split("\\D+", -1)[1]);
    clock.advance(Duration.ofSeconds(Math.min(small - 1, 20)));
    assertThat(header(consumer.get(SMALL), "Cache-Control"))
        .isEqualTo("max-age=%d, public", small - Math.min(small - 1, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {VEHICLES, BIKES, SMALL, "/gbfs/manifest.json", "/gbfs/rome/2.3/gbfs.json"})
  void what_has_not_changed_is_not_sent_again(String path) {
    String etag = header(consumer.get(path), "ETag");
    assertThat(etag).matches("W/\"[0-9a-f]{24}\"");
    var again = consumer.get(path, "If-None-Match", etag);
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    assertThat(header(again, "Cache-Control")).startsWith("max-age=");
    assertThat(header(again, "Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(consumer.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    clock.advance(FeedApi.TTL);
    assertThat(consumer.get(path, "If-None-Match", etag).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {VEHICLES, SMALL})
  void it_is_sent_compressed_to_whoever_takes_that_and_says_the_same(String path)
      throws IOException, InterruptedException {
    String plain = consumer.get(path).body();
    var request = new Client(port).request(path).header("Accept-Encoding", "deflate, gzip;q=0.8");
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
      assertThat(header(answer, "Content-Length")).isEqualTo("" + answer.body().length);
      assertThat(answer.headers().allValues("Vary")).contains("Accept-Encoding");
      assertThat(header(answer, "ETag")).isEqualTo(header(consumer.get(path), "ETag"));
      var unpacked = new GZIPInputStream(new ByteArrayInputStream(answer.body()));
      assertThat(new String(unpacked.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(plain);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "gzip|true",
        "br;q=1.0, GZIP;q=0.5, *;q=0.1|true",
        "x-gzip|true",
        "gzip; q=0.001|true",
        "gzip;q=0|false",
        "gzip; q=0.000, br|false",
        "identity|false",
        "gzipped|false",
        "''|false"
      })
  void compression_is_the_clients_choice(String acceptEncoding, boolean accepted) {
    assertThat(FeedApi.acceptsGzip(acceptEncoding)).isEqualTo(accepted);
  }

  @Test
  void head_tells_the_same_without_a_body() {
    var get = consumer.get(VEHICLES);
    var head = consumer.send("HEAD", VEHICLES);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("ETag", "Cache-Control", "Content-Type")) {
      assertThat(header(head, name)).as(name).isNotEmpty().isEqualTo(header(get, name));
    }
    assertThat(header(get, "Content-Type")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(strings = {VEHICLES, SMALL, "/gbfs/manifest.json", "/gbfs/atlantis/3.0/gbfs.json"})
  void scripts_of_any_site_may_read_it(String path) {
    assertThat(header(consumer.get(path), "Access-Control-Allow-Origin")).isEqualTo("*");
    var asked = consumer.get(path, "Origin", "https://planner.example");
    assertThat(asked.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
    assertThat(header(asked, "Access-Control-Allow-Credentials")).isEmpty();
    var preflight =
        consumer.send(
            "OPTIONS",
            path,
            "Origin",
            "https://planner.example",
            "Access-Control-Request-Method",
            "GET",
            "Access-Control-Request-Headers",
            "x-key");
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(header(preflight, "Access-Control-Allow-Headers")).isEqualTo("x-key");
    assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("GET");
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/gbfs/atlantis/3.0/gbfs.json,404,not-found",
    "GET,/gbfs/rome/1.0/gbfs.json,404,not-found",
    "GET,/gbfs/rome/3.0/station_status.json,404,not-found",
    "GET,/gbfs/rome/3.0/free_bike_status.json,404,not-found",
    "GET,/gbfs/rome/2.3/vehicle_status.json,404,not-found",
    "GET,/gbfs/rome/3.0/gbfs,404,not-found",
    "GET,/gbfs/rome/3.0/,404,not-found",
    "GET,/gbfs/rome/vehicles,404,not-found",
    "GET,/gbfs/rome,404,not-found",
    "GET,/gbfs/,404,not-found",
    "GET,/gbfs,404,not-found",
    "GET,/gbfs/a%2Fb/3.0/gbfs.json,400,malformed",
    "POST,/gbfs/rome/3.0/gbfs.json,405,method-not-allowed",
    "DELETE,/gbfs/manifest.json,405,method-not-allowed",
    "FOO,/gbfs/manifest.json,405,method-not-allowed"
  })
  void what_is_not_there_is_told_as_a_problem(
      String method, String path, int status, String problem) {
    var answer = consumer.send(method, path);
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(header(answer, "Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.body()).contains("#" + problem);
    if (status == 404) {
      assertThat(header(answer, "Cache-Control")).contains("no-store");
    }
  }

  @Test
  void nobody_is_known_and_nothing_is_left_behind() {
    var login = riders.cookieOf(riders.in(riders.city("rome")));
    var client = new Client(port).with(login);
    assertThat(
            statements.during(() -> {
              var answer = client.send(client.request(SMALL).header("Authorization", "Bearer x"));
              assertThat(answer.statusCode()).isEqualTo(200);
              assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            }))
        .isEmpty();
  }

  @Test
  void fifty_who_ask_at_once_cost_one_statement_and_get_the_same() {
    var sent =
        statements.during(() ->
            assertThat(Concurrently.times(50, () -> consumer.get(VEHICLES).body()))
                .hasSize(50)
                .allSatisfy(body -> assertThat(body).contains("vehicle_id"))
                .containsOnly(consumer.get(VEHICLES).body()));
    assertThat(sent).hasSize(1);
    assertThat(statements.during(() -> consumer.get(VEHICLES))).isEmpty();
    assertThat(statements.during(() -> consumer.get(BIKES))).hasSize(1);
    clock.advance(FleetCache.LIFETIME);
    assertThat(statements.during(() -> consumer.get(BIKES))).hasSize(1);
  }
}
