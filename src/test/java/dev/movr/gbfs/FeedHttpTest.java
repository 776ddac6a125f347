package dev.movr.gbfs;

import static dev.movr.gbfs.Consumer.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The feed as HTTP: methods, other sites' scripts, and what is not there. */
@FeedTest
class FeedHttpTest {
  private static final String VEHICLES = "/gbfs/rome/3.0/vehicle_status.json";
  private static final String SMALL = "/gbfs/rome/3.0/system_information.json";

  @Autowired Riders riders;
  @Autowired Statements statements;
  @LocalServerPort int port;

  private Consumer consumer;

  @BeforeEach
  void visit() {
    consumer = new Consumer(port);
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
}
