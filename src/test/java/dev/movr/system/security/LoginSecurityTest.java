package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.testing.Client;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/**
 * Logins, cookies and headers of an instance behind a trusted proxy, with a clock that can be
 * moved.
 */
class LoginSecurityTest {
  private static final Duration FLOOR = Duration.ofMillis(300);
  private static final MovedClock clock = new MovedClock();
  private static ConfigurableApplicationContext application;
  private static int port;

  private String username;
  private Client client;

  /** What a clock shows, moved by so much. */
  private static final class MovedClock extends Clock {
    private volatile Duration moved = Duration.ZERO;

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(moved);
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Clocks {
    @Bean
    @Primary
    static Clock movedClock() {
      return clock;
    }
  }

  @BeforeAll
  static void start() {
    application =
        new SpringApplicationBuilder(MovrApplication.class, Clocks.class)
            .run(
                "--server.port=0",
                "--movr.database.uri=" + TestDatabase.uri(),
                "--movr.web.secret-key=of-the-tests-and-of-nothing-else-0123456789",
                "--movr.web.trusted-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1",
                "--movr.login.floor=" + FLOOR.toMillis() + "ms",
                "--movr.login.attempts-per-username=3");
    port = application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @AfterAll
  static void stop() {
    application.close();
  }

  @BeforeEach
  void register() {
    clock.moved = Duration.ZERO;
    username = Riders.username();
    client = new Client(port);
    register(client, username, "");
  }

  /** Gives the path of the page that comes next. */
  private static String register(Client visitor, String username, String next) {
    var form = new HashMap<>(Riders.registration("rome", username));
    form.put("next", next);
    var response = visitor.post("/register", form);
    assertThat(response.statusCode()).isEqualTo(302);
    return response.headers().firstValue("Location").orElseThrow();
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
    clock.moved = Duration.ofDays(13);
    var open = client.get("/rome/vehicles");
    assertThat(open.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("movr_login="));
    clock.moved = Duration.ofDays(26);
    assertThat(client.get("/rides").statusCode()).isEqualTo(200);
    clock.moved = Duration.ofDays(41);
    assertThat(client.get("/rides").statusCode()).isEqualTo(302);
  }

  @Test
  void a_login_elsewhere_dies_when_its_user_logs_out_everywhere_or_changes_the_password() {
    var elsewhere = new Client(port).loggedInAs(username);
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
    var visitor = new Client(port);
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
        new Client(port).post("/login", Map.of("username", username, "password", Riders.PASSWORD));
    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(response.headers().firstValue("Retry-After")).contains("900");
    var changed =
        client.post(
            "/profile/password",
            Map.of("currentPassword", Riders.PASSWORD, "newPassword", "another good password"));
    assertThat(changed.statusCode()).isEqualTo(302);
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
    var visitor = new Client(port);
    return visitor
        .send(visitor.request("/").header("X-Forwarded-For", "9.9.9.9").header(header, value))
        .body();
  }

  @Test
  void an_expired_login_leads_back_to_the_page_with_the_form() {
    var visitor = new Client(port);
    assertThat(goal(visitor.post("/rome/rides/" + UUID.randomUUID() + "/end", Map.of())))
        .isEqualTo("%2Frides");
    assertThat(goal(visitor.post("/vehicles/add", Map.of()))).isEqualTo("%2Fvehicles%2Fadd");
    assertThat(goal(visitor.post("/rome/rides", Map.of()))).isEqualTo("%2Frome%2Fvehicles");
  }

  @Test
  void whoever_registers_on_the_way_sees_the_page_that_was_wanted() {
    var visitor = new Client(port);
    String wanted = "/paris/vehicles?type=bike&near=1,2";
    String link = "/register?next=%2Fparis%2Fvehicles%3Ftype%3Dbike%26near%3D1%2C2";
    assertThat(visitor.get(link.replace("register", "login")).body()).contains(link);
    assertThat(visitor.get(link).body())
        .contains("name=\"next\" value=\"" + wanted.replace("&", "&amp;"));
    assertThat(register(visitor, Riders.username(), wanted)).isEqualTo(wanted);
    assertThat(register(new Client(port), Riders.username(), "//evil.example"))
        .isEqualTo("/rome/vehicles");
  }

  private static String goal(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow().replaceFirst(".*next=", "");
  }
}
