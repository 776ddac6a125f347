package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.movr.login.Login;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import dev.movr.web.security.Sealer;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whoever logs out has ended the login: nobody goes on with a copy of it, on any instance. */
@MovrTest
class LogoutTest {
  /** Another instance, in another region, on the same database and with the same key. */
  @AutoClose
  private static final Instance elsewhere =
      Instance.start(TestDatabase.uri(), "movr.web.region=gcp-europe-west1");

  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Login ada;

  @BeforeEach
  void register() {
    ada = riders.withPassword(riders.city("rome"));
  }

  /** The tests' application has that key too. */
  private static Sealer sealer() {
    return elsewhere.bean(Sealer.class);
  }

  private Client browser() {
    return new Client(port).loggedInAs(ada.username());
  }

  private static String cookie(Client browser) {
    return browser.cookies().getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals("movr_login"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  private Client thief(String cookie) {
    return new Client(port).with(ResponseCookie.from("movr_login", cookie).build());
  }

  private static boolean opens(Client client) {
    return client.get("/profile").statusCode() == 200
        && client.at(elsewhere.port()).get("/profile").statusCode() == 200;
  }

  private static boolean opensNowhere(Client client) {
    return client.get("/profile").statusCode() == 302
        && client.at(elsewhere.port()).get("/profile").statusCode() == 302;
  }

  @Test
  void a_copied_cookie_ends_with_the_login_and_the_other_logins_live_on() {
    Client browser = browser();
    Client thief = thief(cookie(browser));
    Client phone = browser();
    assertThat(opens(thief)).isTrue();

    assertThat(browser.post("/logout", Map.of()).statusCode()).isEqualTo(302);

    assertThat(opensNowhere(thief)).isTrue();
    assertThat(opens(phone)).isTrue();
    assertThat(opens(browser())).isTrue();
  }

  @Test
  void whoever_has_copied_a_cookie_cannot_renew_it_and_cannot_log_the_owner_out() {
    Client browser = browser();
    Client thief = thief(cookie(browser));
    browser.post("/logout", Map.of());

    assertThat(thief.post("/logout", Map.of()).headers().firstValue("Location").orElse(""))
        .contains("/login?next=");
    assertThat(thief.get("/rome/vehicles").headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("movr_login="));
    assertThat(opensNowhere(thief)).isTrue();
  }

  private record Pair(String access, String refresh) {}

  private Pair pair() {
    var answer =
        new ApiClient(port)
            .post("/tokens", Map.of("username", ada.username(), "password", Riders.PASSWORD));
    assertThat(answer.status()).isEqualTo(200);
    return new Pair(answer.text("/accessToken"), answer.text("/refreshToken"));
  }

  private static int me(int instance, String access) {
    return new ApiClient(instance).withToken(access).get("/me").status();
  }

  private static ApiClient.Answer refreshed(int instance, String refresh) {
    return new ApiClient(instance).post("/tokens", Map.of("refreshToken", refresh));
  }

  @Test
  void tokens_end_with_their_login_those_of_before_too_and_the_others_live_on() {
    var first = pair();
    String second = refreshed(port, first.refresh()).text("/accessToken");
    var other = pair();
    Client browser = browser();

    assertThat(new ApiClient(port).withToken(second).delete("/tokens/current").status())
        .isEqualTo(204);

    for (int instance : new int[] {port, elsewhere.port()}) {
      assertThat(me(instance, first.access())).isEqualTo(401);
      assertThat(me(instance, second)).isEqualTo(401);
      assertThat(refreshed(instance, first.refresh()).problem()).isEqualTo("credentials-refused");
      assertThat(me(instance, other.access())).isEqualTo(200);
      assertThat(refreshed(instance, other.refresh()).status()).isEqualTo(200);
    }
    assertThat(opens(browser)).isTrue();
  }

  /** As instances of the version before seal it, while both run: without a number. */
  private String sealedBefore(Instant issuedAt) {
    return sealer()
        .seal(
            "movr_login",
            String.join(
                "\n",
                ada.city().name(),
                ada.userId().toString(),
                ada.username(),
                "1",
                String.valueOf(issuedAt.getEpochSecond())));
  }

  @Test
  void a_login_of_the_version_before_goes_on_and_ends_like_any_other() {
    Instant yesterday = Instant.now().minusSeconds(86_400);
    String copy = sealedBefore(yesterday);
    Client other = thief(sealedBefore(yesterday.minusSeconds(1)));
    assertThat(opens(other)).isTrue();
    Client renewed = thief(renewed(thief(copy).get("/rome/vehicles")));
    assertThat(opens(renewed)).isTrue();

    renewed.post("/logout", Map.of());

    assertThat(opensNowhere(renewed)).isTrue();
    assertThat(opensNowhere(thief(copy))).isTrue();
    assertThat(opens(other)).isTrue();
  }

  private static String renewed(HttpResponse<String> page) {
    return page.headers().allValues("Set-Cookie").stream()
        .flatMap(header -> HttpCookie.parse(header).stream())
        .filter(cookie -> cookie.getName().equals("movr_login"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  /** It splits at line feeds, and takes the first five of what it finds. */
  @Test
  void the_version_before_reads_a_cookie_of_this_one() {
    String[] lines = sealer().open("movr_login", cookie(browser())).orElseThrow().split("\n", -1);

    assertThat(lines).hasSize(6).startsWith("rome", ada.userId().toString(), ada.username(), "1");
    assertThat(Long.parseLong(lines[4])).isCloseTo(Instant.now().getEpochSecond(), within(600L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "0", "-1", "9223372036854775807"})
  void a_number_that_was_not_sealed_opens_nothing(String number) {
    String sealed = cookie(browser());
    assertThat(opensNowhere(thief(sealed + number))).isTrue();
    String otherKey =
        new Sealer("a key that somebody else has made up 0123456789")
            .seal("movr_login", sealer().open("movr_login", sealed).orElseThrow());
    assertThat(opensNowhere(thief(otherKey))).isTrue();
  }

  @Test
  void beyond_the_bound_all_logins_end() {
    Client phone = browser();
    for (int i = 0; i < 50; i++) {
      new Client(port).with(riders.cookieOf(ada)).post("/logout", Map.of());
    }
    assertThat(opens(phone)).isTrue();
    assertThat(endedLogins()).hasSizeLessThanOrEqualTo(1500);

    browser().post("/logout", Map.of());

    assertThat(opensNowhere(phone)).isTrue();
    assertThat(endedLogins()).isEmpty();
    assertThat(opens(browser())).isTrue();
  }

  private String endedLogins() {
    return jdbc.sql("SELECT ended_logins FROM usernames WHERE username = ?")
        .param(ada.username())
        .query(String.class)
        .single();
  }
}
