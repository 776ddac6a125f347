package dev.movr.workload.regions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.MovrProcess;
import dev.movr.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code movr regions} as somebody runs it: killed, cut, restored, and its books agree. */
@TestInstance(Lifecycle.PER_CLASS)
class RegionsTest {
  private static final String EUROPE = "gcp-europe-west1";
  private static final String EAST = "gcp-us-east1";

  private final HttpClient http = HttpClient.newHttpClient();
  private MovrProcess regions;
  private URI door;
  private URI page;

  @BeforeAll
  void start() throws Exception {
    regions =
        MovrProcess.run(
            Map.of("DB_URI", TestDatabase.anotherUri("regions")), "regions", "--round=10");
    MovrProcess.await(() -> regions.hasEnded() || regions.out().contains("The regions' page:"));
    assertThat(regions.hasEnded()).as(regions.err()).isFalse();
    door = address("front door");
    page = address("regions' page");
  }

  private URI address(String name) throws Exception {
    return URI.create(
        regions.out().replaceFirst("(?s).*" + name + ":\\s+(http://localhost:\\d+).*", "$1"));
  }

  @AfterAll
  void stop() throws Exception {
    http.close();
    regions.close();
  }

  private HttpResponse<String> get(URI address, String... headers) throws Exception {
    var request = HttpRequest.newBuilder(address);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private int press(String act, String from, String to) throws Exception {
    var request =
        HttpRequest.newBuilder(page.resolve("/act?act=%s&from=%s&to=%s".formatted(act, from, to)))
            .header("X-Movr-Regions", "1")
            .POST(BodyPublishers.noBody());
    return http.send(request.build(), BodyHandlers.ofString()).statusCode();
  }

  private JsonNode overview() throws Exception {
    return JsonMapper.shared().readTree(get(page.resolve("/overview")).body());
  }

  private void awaitOverview(Predicate<JsonNode> what) throws Exception {
    MovrProcess.await(() -> what.test(overview()));
  }

  private String servedFrom(String city) throws Exception {
    return get(door, "Cookie", Whereabouts.COOKIE + "=" + city)
        .headers()
        .firstValue("X-Movr-Region")
        .orElse("");
  }

  @Test
  void what_is_killed_and_cut_and_restored_leaves_books_that_agree() throws Exception {
    assertThat(servedFrom("paris")).isEqualTo(EUROPE);
    assertThat(servedFrom("seattle")).isEqualTo("gcp-us-west1");
    awaitOverview(now -> now.get("traffic").get("rides").asInt() > 0);

    assertThat(press("kill", EUROPE, "")).isEqualTo(200);
    assertThat(servedFrom("paris")).isEqualTo(EAST);
    assertThat(get(door.resolve("/paris/vehicles")).statusCode()).isEqualTo(200);
    assertThat(press("restore", EUROPE, "")).isEqualTo(200);
    awaitOverview(now -> now.get("regions").get(2).get("instance").asString().equals("ready"));
    assertThat(servedFrom("paris")).isEqualTo(EUROPE);

    assertThat(press("cut", EAST, EUROPE)).isEqualTo(200);
    assertThat(get(door.resolve("/rome/vehicles")).statusCode()).isEqualTo(200);
    String fromAfar = Whereabouts.COOKIE + "=boston";
    assertThat(get(door.resolve("/rome/vehicles"), "Cookie", fromAfar).statusCode()).isEqualTo(503);
    assertThat(press("mend", EAST, EUROPE)).isEqualTo(200);

    assertThat(press("lose", EUROPE, "")).isEqualTo(200);
    MovrProcess.await(() -> get(door.resolve("/rome/vehicles")).statusCode() == 503);
    assertThat(get(door.resolve("/boston/vehicles")).statusCode()).isEqualTo(200);
    assertThat(press("return", EUROPE, "")).isEqualTo(200);
    MovrProcess.await(() -> get(door.resolve("/rome/vehicles")).statusCode() == 200);

    int rounds = overview().get("traffic").get("rounds").asInt();
    awaitOverview(now -> now.get("traffic").get("rounds").asInt() > rounds);
    regions.interrupt();
    assertThat(regions.awaitEnd()).as(regions.out()).isZero();
    assertThat(regions.out()).endsWith("The books agree.\n");
  }
}
