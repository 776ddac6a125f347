package dev.movr.system.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.movr.relay.TcpProxy;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.Concurrently;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestClock;
import dev.movr.testing.TestDatabase;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A database that goes away is said to be away, and is used again when it is back. */
class LostDatabaseTest {
  private static final TcpProxy proxy = new TcpProxy(TestDatabase.server());
  private static Instance movr;

  @BeforeAll
  static void start() {
    String database = TestDatabase.uri().replaceFirst(":\\d+/", ":" + proxy.port() + "/");
    movr = Instance.startWith(FeedTest.Time.class, database);
  }

  @AfterAll
  static void stop() {
    movr.close();
    proxy.close();
  }

  @Test
  void a_lost_database_is_a_503_page_and_it_recovers_by_itself() {
    var client = new Client(movr.port());
    String username = Riders.username();
    client.post("/register", Riders.registration("rome", username));
    client.loggedInAs(username);
    assertThat(client.get("/rides").statusCode()).isEqualTo(200);
    var api = new ApiClient(movr.port()).signedInAs(username);
    assertThat(client.get("/gbfs/rome/3.0/vehicle_status.json").statusCode()).isEqualTo(200);
    proxy.takeAway();
    the_feed_is_served_while_it_is_young_and_is_a_503_then(client);
    for (String path : new String[] {"/rides", "/rome/vehicles", "/profile", "/vehicles/add"}) {
      var response = client.get(path);
      assertThat(response.statusCode()).as(path).isEqualTo(503);
      assertThat(response.body())
          .containsIgnoringCase("database")
          .doesNotContainIgnoringCase("exception");
    }
    for (String path : new String[] {"/me", "/me/rides", "/cities/rome/vehicles"}) {
      var answer = api.get(path);
      assertThat(answer.problem()).as(path).isEqualTo("unavailable");
      assertThat(answer.header("Retry-After")).isNotEmpty();
    }
    assertThat(api.with("Accept-Language", "it").get("/me").text("/title"))
        .isEqualTo("Il database non risponde");
    assertThat(client.get("/rides?lang=nl").body())
        .contains("<html lang=\"nl\">", "<h1>We zijn zo terug</h1>");
    proxy.giveBack();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(client.get("/rides").statusCode()).isEqualTo(200));
    assertThat(client.get("/gbfs/rome/3.0/vehicle_status.json").statusCode()).isEqualTo(200);
  }

  private static void the_feed_is_served_while_it_is_young_and_is_a_503_then(Client client) {
    TestClock clock = movr.bean(TestClock.class);
    clock.advance(Duration.ofSeconds(28));
    assertThat(client.get("/gbfs/rome/3.0/vehicle_status.json").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofSeconds(2));
    var together =
        assertTimeout(
            Duration.ofSeconds(25),
            () -> Concurrently.times(20, () -> client.get("/gbfs/rome/3.0/vehicle_status.json")),
            "they share one failure");
    assertThat(together)
        .allSatisfy(answer -> {
          assertThat(answer.statusCode()).isEqualTo(503);
          assertThat(answer.body()).contains("#unavailable");
          assertThat(answer.headers().firstValue("Retry-After")).isPresent();
          assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        });
    assertThat(client.get("/gbfs/rome/3.0/gbfs.json").statusCode()).isEqualTo(200);
  }
}
