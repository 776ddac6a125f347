package dev.movr.system.regions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.Books;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrTest;
import dev.movr.testing.ProxiedDatabase;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An instance whose {@code DB_URI} names two hosts loses the one that it talks to. */
@MovrTest
class SeveralHostsTest {
  private static final int RIDERS = 3;

  @Autowired Riders riders;
  @Autowired Books books;

  private final TcpProxy near = new TcpProxy(TestDatabase.server());
  private final TcpProxy far = new TcpProxy(TestDatabase.server());
  private final AtomicBoolean ending = new AtomicBoolean();
  private final AtomicInteger rounds = new AtomicInteger();
  private Instance movr;

  /** While the first host is away: it is not needed to start either. */
  @BeforeEach
  void start() {
    near.takeAway();
    movr = Instance.start(ProxiedDatabase.through(near, far));
  }

  @AfterEach
  void stop() {
    movr.close();
    near.close();
    far.close();
  }

  @Test
  void no_request_fails_when_a_host_is_lost_or_falls_silent() throws Exception {
    List<String> failures = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<String>>> all = new ArrayList<>();
      for (int i = 0; i < RIDERS; i++) {
        all.add(threads.submit(riding()));
      }
      awaitRounds();
      near.giveBack();
      far.takeAway();
      awaitRounds();
      far.giveBack();
      near.fallSilent();
      awaitRounds();
      ending.set(true);
      for (Future<List<String>> one : all) {
        failures.addAll(one.get());
      }
    }
    assertThat(failures).isEmpty();
    books.agree();
  }

  /** Everybody has ridden since: each on a connection of the host that is left. */
  private void awaitRounds() {
    int enough = rounds.get() + 5 * RIDERS;
    await().atMost(Duration.ofMinutes(2)).until(() -> rounds.get() > enough);
  }

  private Callable<List<String>> riding() {
    City rome = riders.city("rome");
    Login rider = riders.in(rome);
    UUID scooter = riders.scooterOf(rider);
    var client = new Client(movr.port()).with(riders.cookieOf(rider));
    String token = client.token();
    return () -> {
      List<String> failures = new ArrayList<>();
      while (!ending.get()) {
        ride(client, token, scooter, rome.places().getFirst().name(), failures);
        rounds.incrementAndGet();
      }
      return failures;
    };
  }

  private static void ride(
      Client client, String token, UUID scooter, String place, List<String> failures) {
    String ride = UUID.randomUUID().toString();
    int started =
        client
            .postWithoutToken(
                "/rome/rides", Map.of("_csrf", token, "vehicle", scooter.toString(), "ride", ride))
            .statusCode();
    var page = client.get("/rides");
    int ended =
        client
            .postWithoutToken(
                "/rome/rides/" + ride + "/end", Map.of("_csrf", token, "place", place))
            .statusCode();
    boolean well = started == 302 && page.statusCode() == 200 && ended == 302;
    if (!well || page.body().contains("cannot be shown just now")) {
      failures.add("start %d, page %d, end %d".formatted(started, page.statusCode(), ended));
    }
  }
}
