package dev.movr.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.SoftAuthenticator;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A passkey or a recovery code after the password, and the ways around it that there must not be.
 */
@MovrTest
@ManyAttempts
class SecondFactorTest {
  private static final Pattern CODE = Pattern.compile("<code[^>]*>([^<]+)</code>");
  private static final Map<String, String> ON =
      Map.of("on", "true", "currentPassword", Riders.PASSWORD);
  private static final Map<String, String> OFF =
      Map.of("on", "false", "currentPassword", Riders.PASSWORD);

  @Autowired Riders riders;
  @Autowired Passkeys passkeys;
  @LocalServerPort int port;

  private Login ada;
  private Client own;
  private SoftAuthenticator key;
  private List<String> codes;
  private Client client;

  @BeforeEach
  void switch_it_on() {
    ada = riders.withPassword(riders.city("amsterdam"));
    own = new Client(port).with(riders.cookieOf(ada));
    key = new SoftAuthenticator(port).addedTo(own);
    codes = codes(own.post("/profile/second-factor", ON));
    client = new Client(port);
  }

  private static List<String> codes(HttpResponse<String> page) {
    return CODE.matcher(page.body()).results().map(found -> found.group(1)).toList();
  }

  private HttpResponse<String> givePassword(Client browser) {
    return browser.post(
        "/login",
        Map.of("username", ada.username(), "password", Riders.PASSWORD, "next", "/rides"));
  }

  private static HttpResponse<String> giveCode(Client browser, String code) {
    return browser.post("/login/second-factor", Map.of("code", code, "next", "/rides"));
  }

  private static void assertLoggedOut(Client browser) {
    assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void the_password_alone_does_not_log_in() {
    var answer = givePassword(client);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/login/second-factor?next=%2Frides");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("movr_login="))
        .noneMatch(cookie -> cookie.startsWith("movr_device="));
    assertLoggedOut(client);
    assertThat(client.get("/login/second-factor").body()).contains("Your password is right.");
  }

  @Test
  void a_passkey_after_it_does() {
    givePassword(client);
    String question = client.get("/login/second-factor/passkey").body();
    assertThat(question).contains("\"allowCredentials\":[{");
    var answer =
        client.post(
            "/login/second-factor", Map.of("credential", key.answer(question), "next", "/rides"));
    assertThat(answer.headers().firstValue("Location")).contains("/rides");
    assertThat(client.get("/profile").body()).contains("A passkey is asked for after the password");
  }

  @Test
  void the_passkey_of_somebody_else_does_not() {
    Login bob = riders.withPassword(riders.city("amsterdam"));
    var others = new SoftAuthenticator(port).addedTo(new Client(port).with(riders.cookieOf(bob)));
    givePassword(client);
    String question = client.get("/login/second-factor/passkey").body();
    var answer = client.post("/login/second-factor", Map.of("credential", others.answer(question)));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertLoggedOut(client);
  }

  @Test
  void a_recovery_code_after_it_does_once() {
    assertThat(codes).hasSize(10).doesNotHaveDuplicates().allMatch(code -> code.length() == 23);
    givePassword(client);
    String typed = codes.getFirst().toUpperCase(Locale.ROOT).replace("-", " ");
    assertThat(giveCode(client, typed).headers().firstValue("Location")).contains("/rides");
    assertThat(client.get("/profile").body())
        .contains("<strong>9</strong> recovery codes are left");

    var again = new Client(port);
    givePassword(again);
    var refused = giveCode(again, codes.getFirst());
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("not one of your remaining recovery codes");
    assertLoggedOut(again);
    assertThat(passkeys.of(ada).codesLeft()).isEqualTo(9);
  }

  @Test
  void of_many_who_use_one_code_at_once_one_logs_in() {
    List<Client> browsers = List.of(new Client(port), new Client(port), new Client(port));
    browsers.forEach(this::givePassword);
    var statuses =
        Concurrently.each(browsers, browser -> giveCode(browser, codes.getLast()).statusCode());
    assertThat(statuses).containsExactlyInAnyOrder(302, 422, 422);
  }

  @Test
  void a_code_of_somebody_else_does_not() {
    Login bob = riders.withPassword(riders.city("amsterdam"));
    var browser = new Client(port).with(riders.cookieOf(bob));
    new SoftAuthenticator(port).addedTo(browser);
    var others = codes(browser.post("/profile/second-factor", ON));
    givePassword(client);
    assertThat(giveCode(client, others.getFirst()).statusCode()).isEqualTo(422);
    assertThat(giveCode(client, "").statusCode()).isEqualTo(422);
    assertLoggedOut(client);
  }

  @Test
  void without_the_password_neither_is_asked_for() {
    assertThat(client.get("/login/second-factor").headers().firstValue("Location"))
        .contains("/login");
    assertThat(client.get("/login/second-factor/passkey").statusCode()).isEqualTo(404);
    assertThat(giveCode(client, codes.getFirst()).headers().firstValue("Location"))
        .contains("/login");
    assertLoggedOut(client);
    assertThat(passkeys.of(ada).codesLeft()).isEqualTo(10);
  }

  @Test
  void another_site_cannot_use_a_code() {
    givePassword(client);
    var form = Map.of("code", codes.getFirst());
    assertThat(client.postWithoutToken("/login/second-factor", form).statusCode()).isEqualTo(403);
    assertLoggedOut(client);
  }

  @Test
  void a_password_that_was_changed_meanwhile_lets_nobody_on() {
    givePassword(client);
    String question = client.get("/login/second-factor/passkey").body();
    own.post(
        "/profile/password",
        Map.of("currentPassword", Riders.PASSWORD, "newPassword", "another good password"));
    assertThat(giveCode(client, codes.getFirst()).statusCode()).isEqualTo(422);
    var byKey = Map.of("credential", key.answer(question));
    assertThat(client.post("/login/second-factor", byKey).statusCode()).isEqualTo(422);
    assertLoggedOut(client);
  }

  @Test
  void a_link_for_a_forgotten_password_is_no_way_around_it() {
    String link = riders.recoveryPath(ada).replaceFirst(".*link=", "");
    client.post("/new-password", Map.of("link", link, "newPassword", "another good password"));
    assertLoggedOut(client);
    var answer =
        client.post(
            "/login", Map.of("username", ada.username(), "password", "another good password"));
    assertThat(answer.headers().firstValue("Location")).contains("/login/second-factor");
    assertLoggedOut(client);
  }

  @Test
  void a_registration_that_is_sent_again_is_no_way_around_it() {
    var form = new HashMap<>(Riders.registration("rome", Riders.username()));
    var first = new Client(port);
    assertThat(first.post("/register", form).statusCode()).isEqualTo(302);
    new SoftAuthenticator(port).addedTo(first);
    first.post("/profile/second-factor", ON);
    assertThat(client.post("/register", form).statusCode()).isEqualTo(422);
    assertLoggedOut(client);
  }

  @Test
  void a_program_needs_a_recovery_code_beside_the_password() {
    assertThat(signIn("").status()).isEqualTo(403);
    assertThat(signIn("").body().path("type").asString())
        .isEqualTo("/api/problems#second-factor-required");
    assertThat(signIn("aaaaa-aaaaa-aaaaa-aaaaa").status()).isEqualTo(401);
    assertThat(signIn(codes.get(3)).status()).isEqualTo(200);
    assertThat(signIn(codes.get(3)).status()).isEqualTo(401);
  }

  private ApiClient.Answer signIn(String code) {
    var body = new HashMap<>(Map.of("username", ada.username(), "password", Riders.PASSWORD));
    if (!code.isEmpty()) {
      body.put("recoveryCode", code);
    }
    return new ApiClient(port).post("/tokens", body);
  }

  @Test
  void it_is_switched_and_codes_are_made_anew_with_the_password_only() {
    var wrong = Map.of("on", "false", "currentPassword", "not the password");
    assertThat(own.post("/profile/second-factor", wrong).statusCode()).isEqualTo(422);
    assertThat(own.postWithoutToken("/profile/second-factor", OFF).statusCode()).isEqualTo(403);
    assertThat(passkeys.of(ada).secondFactor()).isTrue();

    var anew = codes(own.post("/profile/second-factor", ON));
    assertThat(anew).hasSize(10).doesNotContainAnyElementsOf(codes);
    givePassword(client);
    assertThat(giveCode(client, codes.getFirst()).statusCode()).isEqualTo(422);
    assertThat(giveCode(client, anew.getFirst()).statusCode()).isEqualTo(302);

    own.post("/profile/second-factor", OFF);
    assertThat(passkeys.of(ada)).extracting(Safeguards::codesLeft).isEqualTo(0);
    new Client(port).loggedInAs(ada.username());
  }

  @Test
  void the_last_passkey_takes_it_along_after_a_warning() {
    String path = "/profile/passkeys/" + key.passkeyId() + "/remove";
    assertThat(own.get(path).body()).contains("This is your last passkey.");
    own.post(path, Map.of("currentPassword", Riders.PASSWORD));
    assertThat(own.get("/profile").body()).contains("your password alone logs in again");
    new Client(port).loggedInAs(ada.username());
    assertThat(own.post("/profile/second-factor", ON).statusCode()).isEqualTo(409);
    new SoftAuthenticator(port).addedTo(own);
    assertThat(passkeys.of(ada)).extracting(Safeguards::codesLeft).isEqualTo(0);
    new Client(port).loggedInAs(ada.username());
  }

  @Test
  void who_is_suspended_meanwhile_is_let_in_by_neither() {
    givePassword(client);
    String question = client.get("/login/second-factor/passkey").body();
    riders.suspended(ada);
    assertThat(giveCode(client, codes.getFirst()).statusCode()).isEqualTo(422);
    var byKey = Map.of("credential", key.answer(question));
    assertThat(client.post("/login/second-factor", byKey).statusCode()).isEqualTo(403);
    assertLoggedOut(client);
  }
}
