package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.Cities;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.web.security.Sealer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;

/** Tokens: who gets one, what it opens, and when it ends. */
@MovrTest
class TokenApiTest {
  @Autowired Riders riders;
  @Autowired Cities cities;
  @Autowired Sealer sealer;
  @Autowired Logins logins;
  @LocalServerPort int port;

  private Login login;
  private ApiClient visitor;

  @BeforeEach
  void register() {
    login = riders.withPassword(riders.city("amsterdam"));
    visitor = new ApiClient(port);
  }

  private ApiClient.Answer signIn(String username, String password) {
    return visitor.post("/tokens", Map.of("username", username, "password", password));
  }

  @Test
  void a_password_gets_tokens_and_the_refresh_token_gets_new_ones() {
    var answer = signIn(login.username(), Riders.PASSWORD);
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.text("/accessLifetime")).isEqualTo("PT15M");
    assertThat(me(answer.text("/accessToken"))).isEqualTo(200);
    var next = visitor.post("/tokens", Map.of("refreshToken", answer.text("/refreshToken")));
    assertThat(next.status()).isEqualTo(200);
    assertThat(me(next.text("/accessToken"))).isEqualTo(200);
  }

  private int me(String token) {
    return visitor.withToken(token).get("/me").status();
  }

  @Test
  void a_wrong_password_and_an_unknown_user_are_refused_alike() {
    var wrong = signIn(login.username(), "not " + Riders.PASSWORD);
    var unknown = signIn(Riders.username(), Riders.PASSWORD);
    assertThat(wrong.status()).isEqualTo(401);
    assertThat(wrong.problem()).isEqualTo("credentials-refused");
    assertThat(unknown.common()).isEqualTo(wrong.common());
  }

  @Test
  void credentials_that_are_half_there_are_invalid() {
    assertThat(visitor.post("/tokens", Map.of("username", "ada")).problem()).isEqualTo("invalid");
    assertThat(visitor.post("/tokens", Map.of()).status()).isEqualTo(422);
  }

  @Test
  void no_token_stands_for_another() {
    var tokens = signIn(login.username(), Riders.PASSWORD);
    String access = tokens.text("/accessToken");
    assertThat(me(tokens.text("/refreshToken"))).isEqualTo(401);
    assertThat(visitor.post("/tokens", Map.of("refreshToken", access)).problem())
        .isEqualTo("credentials-refused");
    assertThat(me(riders.cookieOf(login).getValue())).isEqualTo(401);
  }

  @Test
  void a_cookie_opens_pages_only_and_a_token_the_api_only() {
    var browser = new Client(port).with(riders.cookieOf(login));
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
    assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(401);
    String access = signIn(login.username(), Riders.PASSWORD).text("/accessToken");
    assertThat(me(access)).isEqualTo(200);
    var page = new Client(port);
    var withToken = page.request("/profile").header("Authorization", "Bearer " + access);
    assertThat(page.send(withToken).statusCode()).isEqualTo(302);
    var asCookie = new Client(port).with(ResponseCookie.from("movr_login", access).build());
    assertThat(asCookie.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void tokens_expire() {
    assertThat(me(sealedBefore(Duration.ofMinutes(14), "api-access"))).isEqualTo(200);
    assertThat(me(sealedBefore(Duration.ofMinutes(15), "api-access"))).isEqualTo(401);
    assertThat(refresh(sealedBefore(Duration.ofDays(29), "api-refresh"))).isEqualTo(200);
    assertThat(refresh(sealedBefore(Duration.ofDays(30), "api-refresh"))).isEqualTo(401);
  }

  private String sealedBefore(Duration age, String purpose) {
    var then = Clock.offset(Clock.systemUTC(), age.negated());
    return new SealedLogins(sealer, cities, then).seal(purpose, login);
  }

  private int refresh(String token) {
    return visitor.post("/tokens", Map.of("refreshToken", token)).status();
  }

  @Test
  void signing_out_ends_all_tokens_and_all_logins() {
    var first = signIn(login.username(), Riders.PASSWORD);
    var second = signIn(login.username(), Riders.PASSWORD);
    var browser = new Client(port).with(riders.cookieOf(login));
    var signedIn = visitor.withToken(first.text("/accessToken"));
    assertThat(signedIn.delete("/tokens").status()).isEqualTo(204);
    assertThat(signedIn.get("/me").header("WWW-Authenticate")).contains("invalid_token");
    assertThat(me(second.text("/accessToken"))).isEqualTo(401);
    assertThat(refresh(second.text("/refreshToken"))).isEqualTo(401);
    assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void logging_out_everywhere_and_a_new_password_end_tokens_too() {
    String access = signIn(login.username(), Riders.PASSWORD).text("/accessToken");
    logins.logOutEverywhere(login);
    assertThat(me(access)).isEqualTo(401);
    var again = signIn(login.username(), Riders.PASSWORD);
    logins.changePassword(
        new Login(login.city(), login.userId(), login.username(), login.sessionNumber() + 1),
        new Password("another good password"));
    assertThat(me(again.text("/accessToken"))).isEqualTo(401);
    assertThat(refresh(again.text("/refreshToken"))).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "Bearer", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "a b"})
  void what_is_no_token_opens_nothing(String token) {
    assertThat(me(token)).isEqualTo(401);
    assertThat(visitor.with("Authorization", "Basic " + token).get("/me").status()).isEqualTo(401);
  }
}
