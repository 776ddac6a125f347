package dev.movr.gbfs;

import static dev.movr.gbfs.Consumer.header;
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

/** What others may keep of the feed, and what is not asked, sent or packed again. */
@FeedTest
class FeedCachingTest {
  private static final String VEHICLES = "/gbfs/rome/3.0/vehicle_status.json";
  private static final String BIKES = "/gbfs/rome/2.3/free_bike_status.json";
  private static final String SMALL = "/gbfs/rome/3.0/system_information.json";

  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired TestClock clock;
  @LocalServerPort int port;

  private Consumer consumer;

  @BeforeEach
  void a_vehicle_stands_there() {
    consumer = new Consumer(port);
    City rome = riders.city("rome");
    riders.vehicleOf(riders.in(rome), VehicleType.BIKE, rome.places().getLast());
    clock.advance(FleetCache.LIFETIME);
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
