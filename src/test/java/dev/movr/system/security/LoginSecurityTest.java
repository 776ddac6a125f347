package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.SoftAuthenticator;
import dev.movr.testing.Statements;
import dev.movr.testing.TestClock;
import dev.movr.testing.TestConfiguration;
import dev.movr.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/**
 * Logins, cookies and headers of an instance behind a trusted proxy, with a clock that can be
 * moved.
 */
class LoginSecurityTest {
  private static final Duration FLOOR = Duration.ofMillis(300);

  @AutoClose
  private static final Instance movr =
      Instance.startWith(
          Parts.class,
          TestDatabase.uri(),
          "movr.web.trusted-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1",
          "movr.login.floor=" + FLOOR.toMillis() + "ms",
          "movr.login.attempts-per-username=3");

  @Import({TestConfiguration.class, FeedTest.Time.class})
  static class Parts {}

  private final TestClock clock = movr.bean(TestClock.class);

  private String username;
  private Client client;

  @BeforeEach
  void register() {
    username = Riders.username();
    client = new Client(movr.port());
    assertThat(client.post("/register", Riders.registration("rome", username)).statusCode())
        .isEqualTo(302);
  }

  @Test
  void cookies_are_for_the_server_alone_and_secure_where_the_proxy_says_https() {
    var plain = logIn(Map.of());
    assertThat(plain).contains("HttpOnly", "SameSite=Lax", "Path=/").doesNotContain("Secure");
    assertThat(plain).doesNotContain(username, "rome");
    assertThat(logIn(Map.of("X-Forwarded-For", "9.9.9.9", "X-Forwarded-Proto", "https")))
        .contains("Secure", "HttpOnly", "SameSite=Lax");
  }

  private String logIn(Map<String, String> headers) {
    var response =
        client.post("/login", Map.of("username", username, "password", Riders.PASSWORD), headers);
    assertThat(response.statusCode()).isEqualTo(302);
    return response.headers().allValues("Set-Cookie").stream()
        .filter(cookie -> cookie.startsWith("movr_login="))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_login_expires_when_it_is_not_used_and_lives_on_when_it_is() {
    clock.advance(Duration.ofDays(13));
    var open = client.get("/rome/vehicles");
    assertThat(open.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("movr_login="));
    clock.advance(Duration.ofDays(13));
    assertThat(client.get("/rides").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofDays(15));
    assertThat(client.get("/rides").statusCode()).isEqualTo(302);
  }

  @Test
  void a_login_elsewhere_dies_when_its_user_logs_out_everywhere_or_changes_the_password() {
    var elsewhere = new Client(movr.port()).loggedInAs(username);
    client.post(
        "/profile/password",
        Map.of("currentPassword", Riders.PASSWORD, "newPassword", "another good password"));
    assertThat(elsewhere.get("/rides").statusCode()).isEqualTo(302);
    assertThat(client.get("/rides").statusCode()).isEqualTo(200);
    client.post("/profile/log-out-everywhere", Map.of());
    assertThat(client.get("/rides").statusCode()).isEqualTo(302);
  }

  @Test
  void an_unknown_user_and_a_wrong_password_are_answered_alike_and_not_before_the_floor() {
    var wrong = refused(username);
    var unknown = refused(Riders.username());
    assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("Username or password is wrong.");
    assertThat(unknown.body()).contains("Username or password is wrong.");
  }

  private HttpResponse<String> refused(String name) {
    var visitor = new Client(movr.port());
    var form = Map.of("username", name, "password", "not the password", "_csrf", visitor.token());
    long start = System.nanoTime();
    var response = visitor.postWithoutToken("/login", form);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(FLOOR);
    return response;
  }

  @Test
  void after_too_many_attempts_a_username_has_to_wait_but_who_is_logged_in_does_not() {
    for (int i = 0; i < 3; i++) {
      refused(username);
    }
    var response =
        new Client(movr.port())
            .post("/login", Map.of("username", username, "password", Riders.PASSWORD));
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("300");
    var changed =
        client.post(
            "/profile/password",
            Map.of("currentPassword", Riders.PASSWORD, "newPassword", "another good password"));
    assertThat(changed.statusCode()).isEqualTo(302);
  }

  @Test
  void a_login_is_listed_with_its_device_and_the_city_that_the_proxy_tells() {
    var headers =
        Map.of(
            "X-Forwarded-For",
            "9.9.9.9",
            "X-City",
            "Paris",
            "User-Agent",
            "Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0");
    logIn(headers);
    assertThat(client.get("/profile").body())
        .contains("Firefox on Android", "Near Paris", "A program")
        .doesNotContain("Mozilla/5.0", "9.9.9.9");
  }

  private SoftAuthenticator passkey() {
    var key = new SoftAuthenticator(movr.port()).addedTo(client);
    clock.advance(Duration.ofSeconds(1));
    return key;
  }

  @Test
  void a_challenge_for_a_passkey_is_good_for_five_minutes() {
    var key = passkey();
    var visitor = new Client(movr.port());
    String late = key.answerFor(visitor);
    clock.advance(Duration.ofMinutes(5));
    assertThat(visitor.post("/login/passkey", Map.of("credential", late)).statusCode())
        .isEqualTo(422);
    String soon = key.answerFor(visitor);
    clock.advance(Duration.ofMinutes(4));
    assertThat(visitor.post("/login/passkey", Map.of("credential", soon)).statusCode())
        .isEqualTo(302);
  }

  @Test
  void answers_for_a_passkey_are_limited_and_keep_neither_passwords_nor_other_passkeys_waiting() {
    var key = passkey();
    var forged = key.withAnotherKey();
    for (int i = 0; i < 3; i++) {
      assertThat(forged.logIn(new Client(movr.port())).statusCode()).isEqualTo(422);
    }
    var response = forged.logIn(new Client(movr.port()));
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("300");
    new Client(movr.port()).loggedInAs(username);
    assertThat(passkey().logIn(new Client(movr.port())).statusCode()).isEqualTo(302);
    assertThat(key.logIn(client).statusCode()).isEqualTo(302);
  }

  @Test
  void an_answer_over_the_limit_and_one_to_no_challenge_read_nothing() {
    var forged = passkey().withAnotherKey();
    var visitor = new Client(movr.port());
    for (int i = 0; i < 3; i++) {
      forged.logIn(visitor);
    }
    var late = Map.of("credential", forged.answerFor(visitor));
    var unasked = Map.of("credential", passkey().answerFor(new Client(movr.port())));
    var sent =
        movr.bean(Statements.class)
            .during(() -> {
              assertThat(visitor.post("/login/passkey", late).statusCode()).isEqualTo(429);
              assertThat(visitor.post("/login/passkey", unasked).statusCode()).isEqualTo(422);
            });
    assertThat(sent).noneMatch(statement -> statement.sql().contains("passkeys"));
  }

  @Test
  void guesses_of_recovery_codes_are_limited_and_so_is_the_time_for_them() {
    passkey();
    client.post("/profile/second-factor", Map.of("on", "true", "currentPassword", Riders.PASSWORD));
    var visitor = new Client(movr.port());
    visitor.post("/login", Map.of("username", username, "password", Riders.PASSWORD));
    for (int i = 0; i < 3; i++) {
      assertThat(guess(visitor).statusCode()).isEqualTo(422);
    }
    var wait = guess(visitor);
    assertThat(wait.statusCode()).isEqualTo(429);
    assertThat(wait.headers().firstValue("Retry-After")).contains("300");
    assertThat(wait.body()).contains("name=\"code\"").doesNotContain("name=\"password\"");
    clock.advance(Duration.ofMinutes(6));
    assertThat(guess(visitor).headers().firstValue("Location")).contains("/login");
  }

  private static HttpResponse<String> guess(Client visitor) {
    return visitor.post("/login/second-factor", Map.of("code", "aaaaa-bbbbb-ccccc-ddddd"));
  }

  @Test
  void cookies_of_passkeys_are_for_the_server_alone_and_say_nothing() {
    var key = passkey();
    key.answerFor(client);
    client.post("/profile/second-factor", Map.of("on", "true", "currentPassword", Riders.PASSWORD));
    var headers = Map.of("X-Forwarded-For", "9.9.9.9", "X-Forwarded-Proto", "https");
    var form = Map.of("username", username, "password", Riders.PASSWORD);
    var answers =
        List.of(
            client.get("/login/passkey", headers),
            new Client(movr.port()).post("/login", form, headers));
    assertThat(answers)
        .flatExtracting(answer -> answer.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.matches("movr_(passkey|second).*"))
        .hasSize(2)
        .allMatch(cookie -> cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"))
        .allMatch(cookie -> cookie.contains("Secure") && cookie.contains("Max-Age=300"))
        .noneMatch(cookie -> cookie.contains(username) || cookie.contains("rome"));
  }

  @Test
  void every_page_has_the_headers_that_guard_it() {
    var headers = client.get("/rome/vehicles").headers();
    String policy = headers.firstValue("Content-Security-Policy").orElse("");
    assertThat(List.of(policy.split("; ")))
        .contains(
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "form-action 'self'")
        .contains("frame-ancestors 'none'", "base-uri 'none'");
    assertThat(policy).doesNotContain("unsafe");
    assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
    assertThat(headers.firstValue("Referrer-Policy")).isPresent();
    assertThat(headers.firstValue("X-Movr-Region")).contains("gcp-us-east1");
  }

  @Test
  void a_trusted_proxy_says_where_a_client_is() {
    assertThat(landing("X-City", "Paris")).contains("<strong>Paris</strong>", "your network says");
    assertThat(landing("X-PLACE", "lyon,45.76,4.83")).contains("<strong>Paris</strong>", "nearest");
    assertThat(landing("X-City", "x".repeat(5000))).contains("<strong>New York</strong>");
    assertThat(landing("X-PLACE", ",,,\u00ff")).contains("<strong>New York</strong>");
  }

  private static String landing(String header, String value) {
    var visitor = new Client(movr.port());
    return visitor
        .send(visitor.request("/").header("X-Forwarded-For", "9.9.9.9").header(header, value))
        .body();
  }
}
