package dev.movr.workload.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.movr.testing.MovrProcess;
import dev.movr.workload.regions.StubBackend.Mood;
import dev.movr.workload.regions.StubBackend.Received;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds of a front door, be it the one of {@code movr regions} or deploy/compose's HAProxy,
 * with which {@code bin/test-front-door} runs it: the property {@code movr.test.haproxy} names the
 * program then.
 */
class FrontDoorRulesTest {
  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  private StubBackend east;
  private StubBackend west;
  private StubBackend europe;
  private TestedDoor door;

  @BeforeEach
  void start() throws Exception {
    east = new StubBackend("gcp-us-east1");
    west = new StubBackend("gcp-us-west1");
    europe = new StubBackend("gcp-europe-west1");
    door = TestedDoor.before(all());
    await("/boston/vehicles", east);
    await("/seattle/vehicles", west);
    await("/paris/vehicles", europe);
    all().forEach(each -> each.received().clear());
  }

  @AfterEach
  void stop() {
    door.close();
    all().forEach(StubBackend::close);
  }

  private List<StubBackend> all() {
    return List.of(east, west, europe);
  }

  private StubBackend in(String region) {
    return all().stream().filter(each -> each.name().equals(region)).findFirst().orElseThrow();
  }

  private void await(String path, StubBackend server) throws Exception {
    MovrProcess.await(Duration.ofSeconds(30), () -> ask("GET", path).body().equals(server.name()));
  }

  private HttpResponse<String> ask(String method, String path, String... headers) throws Exception {
    URI address = URI.create(door.address() + path);
    boolean empty = method.equals("GET") || method.equals("HEAD");
    var body = empty ? BodyPublishers.noBody() : BodyPublishers.ofString("start=now");
    var request = HttpRequest.newBuilder(address).method(method, body);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static Received onlyOne(StubBackend server) {
    assertThat(server.received()).as(server.name()).hasSize(1);
    return server.received().getFirst();
  }

  private static void assertNothingAt(StubBackend... servers) {
    for (StubBackend server : servers) {
      assertThat(server.received()).as(server.name()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/paris/vehicles, gcp-europe-west1, paris",
    "/los-angeles/vehicles?page=2, gcp-us-west1, los angeles",
    "/api/v1/cities/washington-dc/rides, gcp-us-east1, washington dc",
    "/api/v1/cities/seattle/vehicles, gcp-us-west1, seattle",
    "/gbfs/rome/3.0/vehicle_status.json, gcp-europe-west1, rome",
    "/rides, gcp-us-east1, new york",
    "/parish/vehicles, gcp-us-east1, new york",
    "/, gcp-us-east1, new york"
  })
  void a_request_goes_to_the_region_of_the_city_that_it_names(
      String path, String region, String city) throws Exception {
    assertThat(ask("GET", path).body()).isEqualTo(region);
    StubBackend server = in(region);
    assertThat(onlyOne(server).headers()).containsEntry("x-city", city);
    assertThat(onlyOne(server).line()).isEqualTo("GET " + path + " HTTP/1.1");
  }

  @ParameterizedTest
  @CsvSource({
    "movr_here=seattle, gcp-us-west1, seattle",
    "a=b; movr_here=new-york; c=d, gcp-us-east1, new york",
    "movr_here=atlantis, gcp-europe-west1, paris",
    "movr_city=seattle, gcp-europe-west1, paris"
  })
  void a_cookie_says_where_a_browser_is(String cookies, String region, String city)
      throws Exception {
    assertThat(ask("GET", "/paris/vehicles", "Cookie", cookies).body()).isEqualTo(region);
    StubBackend server = in(region);
    assertThat(onlyOne(server).headers())
        .containsEntry("x-city", city)
        .containsEntry("cookie", cookies);
  }

  @Test
  void what_a_client_says_of_its_place_and_address_does_not_get_through() throws Exception {
    ask(
        "GET",
        "/paris/vehicles",
        "X-City",
        "rome",
        "X-PLACE",
        "rome,41.9,12.5",
        "X-Forwarded-For",
        "203.0.113.7",
        "X-Forwarded-Host",
        "evil.example",
        "X-Forwarded-Proto",
        "https",
        "X-Forwarded-Port",
        "444",
        "X-Forwarded-Prefix",
        "/evil",
        "Forwarded",
        "for=203.0.113.7",
        "X-Request-Id",
        "my-own");
    assertThat(onlyOne(europe).headers())
        .containsEntry("x-city", "paris")
        .containsEntry("x-forwarded-for", "127.0.0.1")
        .containsEntry("x-forwarded-proto", "http")
        .containsEntry("host", URI.create(door.address()).getAuthority())
        .containsEntry("x-request-id", "my-own")
        .doesNotContainKeys(
            "x-place", "x-forwarded-host", "x-forwarded-port", "x-forwarded-prefix", "forwarded");
  }

  @Test
  void who_is_not_ready_is_not_asked() throws Exception {
    europe.become(Mood.NOT_READY);
    await("/paris/vehicles", east);
    all().forEach(each -> each.received().clear());
    assertThat(ask("POST", "/paris/rides").body()).isEqualTo(east.name());
    assertThat(onlyOne(east).headers()).containsEntry("x-city", "paris");
    assertNothingAt(europe, west);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "POST", "PATCH", "DELETE"})
  void what_is_refused_goes_to_the_next_one_whatever_it_is(String method) throws Exception {
    europe.refuse();
    assertThat(ask(method, "/paris/rides").body()).isEqualTo(east.name());
    assertThat(onlyOne(east).body()).isEqualTo(method.equals("GET") ? "" : "start=now");
    assertNothingAt(west);
  }

  @Test
  void when_the_next_one_refuses_too_it_goes_to_the_last() throws Exception {
    europe.refuse();
    east.refuse();
    assertThat(ask("POST", "/paris/rides").body()).isEqualTo(west.name());
    onlyOne(west);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD"})
  void what_changes_nothing_is_repeated_elsewhere_after_it_has_arrived(String method)
      throws Exception {
    europe.become(Mood.DYING);
    assertThat(ask(method, "/paris/vehicles").statusCode()).isEqualTo(200);
    onlyOne(europe);
    onlyOne(east);
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PATCH", "DELETE"})
  void what_may_have_been_done_is_not_repeated(String method) throws Exception {
    europe.become(Mood.DYING);
    assertThat(ask(method, "/paris/rides").statusCode()).isEqualTo(502);
    onlyOne(europe);
    assertNothingAt(east, west);
    assertThat(ask(method, "/paris/rides").body()).isEqualTo(east.name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST"})
  void when_all_are_away_the_service_is_unavailable(String method) throws Exception {
    for (StubBackend each : all()) {
      each.refuse();
    }
    assertThat(ask(method, "/paris/vehicles").statusCode()).isEqualTo(503);
  }

  @Test
  void a_part_of_an_answer_is_not_taken_for_the_whole() {
    europe.become(Mood.BREAKING_OFF);
    assertThatThrownBy(() -> ask("GET", "/paris/vehicles")).isInstanceOf(IOException.class);
    assertNothingAt(east, west);
  }

  /** Who keeps one may send a POST when it is just being closed, and not know what became of it. */
  @Test
  void a_connection_to_an_instance_is_for_one_request() throws Exception {
    for (int i = 0; i < 3; i++) {
      ask("POST", "/paris/rides");
    }
    assertThat(europe.received()).extracting(Received::number).containsExactly(1, 1, 1);
  }
}
