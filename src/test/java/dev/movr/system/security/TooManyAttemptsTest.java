package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestClock;
import dev.movr.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * The limits of registrations and logins, of an instance behind a trusted proxy, with a clock that
 * can be moved. Each test comes from addresses of its own.
 */
class TooManyAttemptsTest {
  private static final String FORWARDED = "X-Forwarded-For";

  @AutoClose
  private static final Instance movr =
      Instance.startWith(
          FeedTest.Time.class,
          TestDatabase.uri(),
          "movr.web.trusted-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1",
          "movr.login.floor=0ms",
          "movr.login.attempts-per-username=3",
          "movr.login.attempts-per-address=5",
          "movr.registrations.per-address=2");

  private final TestClock clock = movr.bean(TestClock.class);
  private final Client browser = new Client(movr.port());
  private final String here = address();
  private final String there = address();

  private static String address() {
    var random = ThreadLocalRandom.current();
    return "10.%d.%d.%d".formatted(random.nextInt(256), random.nextInt(256), random.nextInt(256));
  }

  private static HttpResponse<String> register(Client client, String from, String username) {
    return client.post("/register", Riders.registration("rome", username), Map.of(FORWARDED, from));
  }

  private static HttpResponse<String> register(String from) {
    return register(new Client(movr.port()), from, Riders.username());
  }

  private static ApiClient.Answer signUp(String from) {
    return new ApiClient(movr.port())
        .with(FORWARDED, from)
        .post("/users", Riders.signUp("rome", Riders.username()));
  }

  private static HttpResponse<String> logIn(
      Client client, String from, String username, String password) {
    return client.post(
        "/login", Map.of("username", username, "password", password), Map.of(FORWARDED, from));
  }

  private static HttpResponse<String> guess(String from, String username) {
    return logIn(new Client(movr.port()), from, username, "not the password");
  }

  private static ApiClient.Answer signIn(String from, Map<String, String> credentials) {
    return new ApiClient(movr.port()).with(FORWARDED, from).post("/tokens", credentials);
  }

  /** Somebody who has registered, and in which browser. */
  private String registered(Client client) {
    String username = Riders.username();
    assertThat(register(client, address(), username).statusCode()).isEqualTo(302);
    return username;
  }

  private static Duration retryAfter(HttpResponse<String> response) {
    assertThat(response.statusCode()).isEqualTo(429);
    return Duration.ofSeconds(
        Long.parseLong(response.headers().firstValue("Retry-After").orElseThrow()));
  }

  @Test
  void pages_and_api_share_the_limit_of_registrations_and_say_when_to_come_again() {
    assertThat(register(here).statusCode()).isEqualTo(302);
    assertThat(signUp(here).status()).isEqualTo(201);

    var answer = signUp(here);
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.problem()).isEqualTo("too-many-attempts");
    assertThat(answer.header("Retry-After")).isEqualTo("10");
    assertThat(retryAfter(register(here))).isEqualTo(Duration.ofSeconds(20));
    assertThat(signUp(there).status()).isEqualTo(201);
  }

  @Test
  void the_form_of_who_has_to_wait_is_kept_except_for_the_password_and_is_carried_out_then() {
    register(here);
    register(here);
    var form = new HashMap<>(Riders.registration("rome", Riders.username()));
    form.put("lastName", "Lovelace-King");

    var refused = browser.post("/register", form, Map.of(FORWARDED, here));
    clock.advance(retryAfter(refused));
    for (int i = 0; i < 20; i++) {
      register(here);
    }

    assertThat(refused.body())
        .contains("Please try again in 10 seconds.", "Lovelace-King", form.get("id"))
        .doesNotContain(Riders.PASSWORD);
    assertThat(browser.post("/register", form, Map.of(FORWARDED, here)).statusCode())
        .isEqualTo(302);
  }

  @Test
  void all_addresses_of_a_64_with_ipv6_count_as_one() {
    String network =
        "2001:db8:%x:%x:".formatted(here.hashCode() & 0xffff, there.hashCode() & 0xffff);
    assertThat(register(network + ":1").statusCode()).isEqualTo(302);
    assertThat(register(network + "1:2:3:4").statusCode()).isEqualTo(302);

    assertThat(register(network + "ffff:ffff:ffff:ffff").statusCode()).isEqualTo(429);
    assertThat(signUp(network + ":2").status()).isEqualTo(429);
  }

  @Test
  void what_a_client_says_of_itself_before_the_proxy_does_not_count() {
    assertThat(register(address() + ", " + here).statusCode()).isEqualTo(302);
    assertThat(register(address() + ", " + here).statusCode()).isEqualTo(302);

    assertThat(register(address() + ", " + here).statusCode()).isEqualTo(429);
    assertThat(register(there).statusCode()).isEqualTo(302);
  }

  @Test
  void nobody_but_a_trusted_proxy_is_believed() {
    try (var exposed =
        Instance.start(
            TestDatabase.uri(), "movr.login.floor=0ms", "movr.registrations.per-address=2")) {
      for (int i = 0; i < 3; i++) {
        var client = new Client(exposed.port());
        var headers =
            Map.of(
                FORWARDED,
                address(),
                "X-Real-IP",
                address(),
                "Forwarded",
                "for=" + address(),
                "True-Client-IP",
                address());
        var response =
            client.post("/register", Riders.registration("rome", Riders.username()), headers);
        assertThat(response.statusCode()).isEqualTo(i < 2 ? 302 : 429);
      }
    }
  }

  @Test
  void pages_and_api_share_the_limits_of_logins() {
    String ada = registered(browser);
    var wrong = Map.of("username", ada, "password", "not the password");
    assertThat(guess(here, ada).statusCode()).isEqualTo(422);
    assertThat(signIn(here, wrong).status()).isEqualTo(401);
    assertThat(guess(here, ada).statusCode()).isEqualTo(422);

    assertThat(signIn(here, wrong).status()).isEqualTo(429);
    assertThat(guess(here, ada).statusCode()).isEqualTo(429);
  }

  @Test
  void who_guesses_somebodys_password_does_not_keep_them_out_of_a_browser_they_have_used() {
    String ada = registered(browser);
    browser.post("/logout", Map.of());
    for (int i = 0; i < 12; i++) {
      guess(address(), ada);
    }

    assertThat(guess(address(), ada).statusCode()).isEqualTo(429);
    var stranger = new Client(movr.port());
    registered(stranger);
    assertThat(logIn(stranger, here, ada, Riders.PASSWORD).statusCode()).isEqualTo(429);
    assertThat(logIn(browser, here, ada, Riders.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void a_browser_that_several_have_used_is_known_for_each() {
    String ada = registered(browser);
    String grace = registered(browser);
    for (int i = 0; i < 12; i++) {
      guess(address(), ada);
      guess(address(), grace);
    }

    assertThat(logIn(browser, here, ada, Riders.PASSWORD).statusCode()).isEqualTo(302);
    assertThat(logIn(browser, here, grace, Riders.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void a_known_browser_has_a_limit_too() {
    String ada = registered(browser);
    for (int i = 0; i < 3; i++) {
      assertThat(logIn(browser, address(), ada, "not the password").statusCode()).isEqualTo(422);
    }

    assertThat(logIn(browser, here, ada, Riders.PASSWORD).statusCode()).isEqualTo(429);
  }

  @Test
  void a_client_of_the_api_is_known_by_a_refresh_token_that_it_had() {
    String ada = registered(browser);
    var right = Map.of("username", ada, "password", Riders.PASSWORD);
    String token = signIn(here, right).text("/refreshToken");
    clock.advance(Duration.ofDays(100));
    for (int i = 0; i < 12; i++) {
      guess(address(), ada);
    }

    assertThat(signIn(here, right).status()).isEqualTo(429);
    var known = new HashMap<>(right);
    known.put("refreshToken", token);
    assertThat(signIn(here, known).status()).isEqualTo(200);
    known.put("password", "not the password");
    assertThat(signIn(here, known).status()).isEqualTo(401);
    known.put("refreshToken", "x" + token);
    assertThat(signIn(here, known).status()).isEqualTo(429);
  }

  @Test
  void behind_a_crowded_address_the_right_password_gets_through_while_others_go_on_guessing() {
    String ada = registered(new Client(movr.port()));
    for (int i = 0; i < 15; i++) {
      guess(here, "nobody-" + i);
    }

    Duration wait = retryAfter(logIn(browser, here, ada, Riders.PASSWORD));
    assertThat(wait).isLessThanOrEqualTo(Duration.ofMinutes(1));
    clock.advance(wait);
    for (int i = 0; i < 15; i++) {
      guess(here, "nobody-" + i);
    }
    assertThat(logIn(browser, here, ada, Riders.PASSWORD).statusCode()).isEqualTo(302);
  }

  @Test
  void behind_a_crowded_address_a_known_browser_does_not_wait() {
    String ada = registered(browser);
    for (int i = 0; i < 15; i++) {
      guess(here, "nobody-" + i);
    }

    assertThat(guess(here, "nobody").statusCode()).isEqualTo(429);
    assertThat(logIn(browser, here, ada, Riders.PASSWORD).statusCode()).isEqualTo(302);
  }
}
