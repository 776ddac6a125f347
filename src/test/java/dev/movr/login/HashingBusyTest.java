package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is answered while so many passwords wait to be hashed that no visitor finds a place. */
class HashingBusyTest {
  @AutoClose
  private static final Instance movr = Instance.start(TestDatabase.uri(), "movr.login.floor=0ms");

  private final HashingQueue queue = movr.bean(HashingQueue.class);
  private final int full = 32 * Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private int inside() {
    return queue.running() + queue.waiting();
  }

  @Test
  void visitors_are_told_when_to_come_again_and_who_is_known_waits() throws Exception {
    String ada = Riders.username();
    var browser = new Client(movr.port());
    browser.post("/register", Riders.registration("rome", ada));
    var end = new CountDownLatch(1);
    Future<HttpResponse<String>> known;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < full; i++) {
        var holder = HashingQueue.Holder.unknown("10.0.0." + i / 8);
        threads.execute(() -> queue.done(holder, () -> awaited(end)));
      }
      MovrProcess.await(() -> inside() == full);
      known = threads.submit(() -> logIn(browser, ada));
      MovrProcess.await(() -> inside() == full + 1);
      assertVisitorsHaveToWait(ada);
      end.countDown();
    }
    assertThat(known.get().statusCode()).isEqualTo(302);
    assertThat(logIn(new Client(movr.port()), ada).statusCode()).isEqualTo(302);
  }

  private static void assertVisitorsHaveToWait(String ada) {
    assertTold(logIn(new Client(movr.port()), ada));
    var form = Riders.registration("rome", Riders.username());
    var registration = new Client(movr.port()).post("/register", form);
    assertTold(registration);
    assertThat(registration.body()).contains(form.get("username"));
    var api = new ApiClient(movr.port());
    assertTold(api.post("/users", Riders.signUp("rome", Riders.username())).response());
    var credentials = Map.of("username", ada, "password", Riders.PASSWORD);
    assertTold(api.post("/tokens", credentials).response());
  }

  private static void assertTold(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After").orElseThrow()).matches("[1-9]\\d*");
  }

  private static HttpResponse<String> logIn(Client client, String username) {
    return client.post("/login", Map.of("username", username, "password", Riders.PASSWORD));
  }

  private static boolean awaited(CountDownLatch end) {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
