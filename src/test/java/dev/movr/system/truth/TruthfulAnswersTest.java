package dev.movr.system.truth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.relay.Interference.Fate;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a rider is told when the database is lost while a ride is started: always the truth. */
@MovrTest
class TruthfulAnswersTest {
  private static final String STARTED = "Your ride has started";
  private static final String NOTHING_DONE = "Nothing was changed";
  private static final String UNKNOWN = "We do not know yet whether that was done";

  @Autowired TcpProxy proxy;
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City boston;
  private Login rider;
  private UUID scooter;
  private Client client;
  private Map<String, String> form;
  private volatile boolean away;

  @BeforeEach
  void open_the_form() {
    boston = riders.city("boston");
    rider = riders.withPassword(boston);
    scooter = riders.scooterOf(riders.in(boston));
    client = new Client(port).with(riders.cookieOf(rider));
    form =
        Map.of(
            "_csrf",
            client.token(),
            "vehicle",
            scooter.toString(),
            "ride",
            UUID.randomUUID().toString());
  }

  @AfterEach
  void interfere_no_more() {
    proxy.interfereNoMore();
    if (away) {
      giveBack();
    }
  }

  private HttpResponse<String> start() {
    return client.postWithoutToken("/boston/rides", form);
  }

  private void giveBack() {
    away = false;
    proxy.interfereNoMore();
    proxy.giveBack();
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> client.get("/boston/vehicles").statusCode() == 200);
  }

  /** For all connections at once: no other one brings an answer while they are being cut. */
  private void takeAwayAt(Moment moment) {
    var loss =
        moment.lose(
            () -> {
              away = true;
              proxy.takeAway();
            },
            Fate.LOST);
    proxy.interfere((side, bytes) -> {
      synchronized (loss) {
        return away ? Fate.LOST : loss.of(side, bytes);
      }
    });
  }

  @ParameterizedTest
  @EnumSource
  void a_lost_connection_is_not_noticed_while_the_database_is_there(Moment moment) {
    proxy.interfere(moment.lose(() -> {}, Fate.LOST));
    assertThat(start().statusCode()).isEqualTo(302);
    assertThat(client.get("/rides").body()).contains(STARTED).containsOnlyOnce("You are riding");
  }

  @Test
  void an_answer_to_commit_that_never_comes_is_not_waited_for_for_ever() {
    proxy.interfere(Moment.BEFORE_ITS_ANSWER.lose(() -> {}, Fate.HELD));
    assertThat(start().statusCode()).isEqualTo(302);
    assertThat(client.get("/rides").body()).contains(STARTED);
  }

  @Test
  void lost_before_commit_nothing_was_done() {
    takeAwayAt(Moment.BEFORE_THE_STATEMENT);
    var answer = start();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains(NOTHING_DONE);
    giveBack();
    assertThat(client.get("/rides").body()).doesNotContain("You are riding");
    assertThat(start().statusCode()).isEqualTo(302);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_COMMIT", "BEFORE_ITS_ANSWER"})
  void lost_during_commit_nobody_knows_yet_and_looking_again_tells(Moment moment) {
    takeAwayAt(moment);
    var answer = start();
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains(UNKNOWN);
    giveBack();
    boolean there = client.get("/rides").body().contains("You are riding");
    assertThat(there).isEqualTo(moment == Moment.BEFORE_ITS_ANSWER);
    assertThat(start().headers().firstValue("Location")).hasValue("/rides");
    assertThat(client.get("/rides").body()).contains(STARTED);
  }

  /** What was started is read back, to be answered with. */
  @ParameterizedTest
  @EnumSource(names = {"BEFORE_ITS_ANSWER", "AFTER_ITS_ANSWER"})
  void the_api_says_so_too_and_the_same_request_tells(Moment moment) {
    var api =
        new ApiClient(port).signedInAs(rider.username()).withKey(UUID.randomUUID().toString());
    var ride = Map.of("vehicleId", scooter.toString());
    takeAwayAt(moment);
    var answer = api.post("/cities/boston/rides", ride);
    assertThat(answer.problem()).isEqualTo("outcome-unknown");
    assertThat(answer.status()).isEqualTo(503);
    giveBack();
    assertThat(api.post("/cities/boston/rides", ride).status()).isEqualTo(201);
    assertThat(api.get("/me/rides").body().at("/items")).hasSize(1);
  }

  @Test
  void whoever_waits_for_too_long_is_told_that_nothing_was_done() throws SQLException {
    HttpResponse<String> answer;
    try (var other = TestDatabase.connect();
        var lock = other.prepareStatement("SELECT 1 FROM vehicles WHERE id = ? FOR UPDATE")) {
      other.setAutoCommit(false);
      lock.setObject(1, scooter);
      lock.execute();
      answer = start();
      other.rollback();
    }
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains(NOTHING_DONE);
    assertThat(client.get("/rides").body()).doesNotContain("You are riding");
  }
}
