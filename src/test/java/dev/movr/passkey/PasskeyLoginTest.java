package dev.movr.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.SoftAuthenticator;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;

/** Logging in with a passkey, and what is no passkey. */
@MovrTest
@ManyAttempts
class PasskeyLoginTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private Login ada;
  private SoftAuthenticator key;
  private Client client;

  @BeforeEach
  void add_a_passkey() {
    ada = riders.withPassword(riders.city("rome"));
    key = new SoftAuthenticator(port).addedTo(browserOf(ada));
    client = new Client(port);
  }

  private Client browserOf(Login login) {
    return new Client(port).with(riders.cookieOf(login));
  }

  private void assertLoggedIn(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(302);
    assertThat(client.get("/profile").body()).contains(ada.username());
  }

  private static void assertRefused(HttpResponse<String> answer, Client browser) {
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("This passkey was not accepted.");
    assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void a_passkey_logs_in_as_a_password_does() {
    var answer = key.logIn(client);
    assertLoggedIn(answer);
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("movr_login=") && cookie.contains("HttpOnly"))
        .anyMatch(cookie -> cookie.startsWith("movr_device="))
        .anyMatch(cookie -> cookie.startsWith("movr_passkey_login=;"));
    assertThat(client.get("/profile").body()).contains("This login", "Soft key", "last used");
  }

  @Test
  void without_a_public_address_there_are_passkeys_on_localhost_alone() {
    var elsewhere =
        client.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/login/passkey")));
    assertThat(elsewhere.statusCode()).isEqualTo(404);
    assertThat(client.get("/login").body()).contains("data-passkey-host=\"localhost\"");
  }

  @Test
  void the_page_that_was_wanted_is_shown_next_and_no_other_site() {
    var form = Map.of("credential", key.answerFor(client), "next", "/rides");
    assertThat(client.post("/login/passkey", form).headers().firstValue("Location"))
        .contains("/rides");
    var bent = Map.of("credential", key.answerFor(client), "next", "//evil.example");
    assertThat(client.post("/login/passkey", bent).headers().firstValue("Location").orElse(""))
        .endsWith("/vehicles");
  }

  private ResponseCookie challenge(Client browser) {
    String value =
        browser.cookies().getCookieStore().getCookies().stream()
            .filter(cookie -> cookie.getName().equals("movr_passkey_login"))
            .findFirst()
            .orElseThrow()
            .getValue();
    return ResponseCookie.from("movr_passkey_login", value).build();
  }

  /** Also of one that does not count, as those that are kept in a cloud do not. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5})
  void a_copy_of_an_answer_is_refused_even_with_its_challenge(int count) {
    key.count = count;
    String answer = key.answerFor(client);
    var copy = new Client(port).with(challenge(client));
    assertLoggedIn(client.post("/login/passkey", Map.of("credential", answer)));
    assertRefused(copy.post("/login/passkey", Map.of("credential", answer)), copy);
  }

  @Test
  void an_answer_to_the_challenge_of_another_browser_is_refused() {
    var other = new Client(port);
    String answer = key.answerFor(other);
    assertRefused(client.post("/login/passkey", Map.of("credential", answer)), client);
    key.answerFor(client);
    assertRefused(client.post("/login/passkey", Map.of("credential", answer)), client);
  }

  @Test
  void a_challenge_is_lost_with_the_first_answer() {
    String question = client.get("/login/passkey").body();
    key.origin = "https://evil.example";
    assertRefused(post(key.answer(question)), client);
    key.origin = "http://localhost:" + port;
    assertRefused(post(key.answer(question)), client);
  }

  private HttpResponse<String> post(String answer) {
    return client.post("/login/passkey", Map.of("credential", answer));
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://localhost:%d", "http://localhost:1", "http://evil.example:%d"})
  void an_answer_that_another_site_has_asked_for_is_refused(String origin) {
    key.origin = origin.formatted(port);
    assertRefused(key.logIn(client), client);
  }

  @Test
  void an_answer_for_another_host_is_refused() {
    key.host = "evil.example";
    assertRefused(key.logIn(client), client);
  }

  @Test
  void who_was_not_verified_by_the_authenticator_is_refused() {
    key.verified = false;
    assertRefused(key.logIn(client), client);
  }

  @Test
  void nobody_logs_in_to_another_account_with_an_own_passkey() {
    Login bob = riders.withPassword(riders.city("boston"));
    var others = new SoftAuthenticator(port).addedTo(browserOf(bob));
    others.handle = key.handle;
    assertRefused(others.logIn(client), client);
  }

  @Test
  void the_passkey_of_another_who_claims_its_id_is_refused() {
    var forged = key.withAnotherKey();
    assertRefused(forged.logIn(client), client);
    assertLoggedIn(key.logIn(client));
  }

  @Test
  void a_passkey_that_was_removed_is_refused() {
    String path = "/profile/passkeys/" + key.passkeyId() + "/remove";
    var form = Map.of("currentPassword", Riders.PASSWORD);
    assertThat(browserOf(ada).post(path, form).statusCode()).isEqualTo(302);
    assertRefused(key.logIn(client), client);
  }

  @Test
  void a_count_that_goes_back_tells_of_a_copy_and_is_refused() {
    key.count = 7;
    assertLoggedIn(key.logIn(client));
    var other = new Client(port);
    key.count = 7;
    assertRefused(key.logIn(other), other);
    key.count = 3;
    assertRefused(key.logIn(other), other);
    assertThat(key.at(9).logIn(other).statusCode()).isEqualTo(302);
  }

  @Test
  void who_is_suspended_is_told_so_and_not_logged_in() {
    riders.suspended(ada);
    var answer = key.logIn(client);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("This account is suspended.");
    assertThat(client.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void another_site_cannot_send_an_answer() {
    String answer = key.answerFor(client);
    var refused =
        client.postAsItIs(
            "/login/passkey",
            Map.of("credential", answer),
            Map.of("Origin", "https://evil.example", "Sec-Fetch-Site", "cross-site"));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(client.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void a_form_that_was_open_for_too_long_comes_back_as_the_page_for_logging_in() {
    var stale =
        client.postAsItIs(
            "/login/passkey", Map.of("credential", "x"), Map.of("Sec-Fetch-Site", "same-origin"));
    assertThat(stale.statusCode()).isEqualTo(403);
    assertThat(stale.body()).contains("This form was out of date", "<h1>Log in</h1>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"rawId\": \"\"}",
        "{\"id\": \"AA\", \"rawId\": \"AA\", \"type\": \"public-key\", \"response\": {}}",
        "{\"id\": \"AA\", \"rawId\": \"AA\", \"response\": {\"userHandle\": \"AA\"}}",
        "not json"
      })
  void what_is_no_answer_is_refused(String text) {
    client.get("/login/passkey");
    assertRefused(client.post("/login/passkey", Map.of("credential", text)), client);
    client.get("/login/passkey");
    String longer = "[".repeat(30_000) + text;
    assertRefused(client.post("/login/passkey", Map.of("credential", longer)), client);
  }
}
