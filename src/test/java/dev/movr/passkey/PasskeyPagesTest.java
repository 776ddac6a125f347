package dev.movr.passkey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.SoftAuthenticator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Adding and removing passkeys. */
@MovrTest
class PasskeyPagesTest {
  private static final Map<String, String> WRONG =
      Map.of("label", "Soft key", "currentPassword", "not the password");

  @Autowired Riders riders;
  @Autowired Passkeys passkeys;
  @LocalServerPort int port;

  private Login ada;
  private Client browser;

  @BeforeEach
  void register() {
    ada = riders.withPassword(riders.city("seattle"));
    browser = new Client(port).with(riders.cookieOf(ada));
  }

  @Test
  void a_passkey_is_added_with_the_password_and_listed() {
    assertThat(browser.get("/profile").body()).contains("With a passkey you log in without");
    new SoftAuthenticator(port).addedTo(browser);
    assertThat(browser.get("/profile").body())
        .contains("Soft key", "not used yet", "You can also log in with your password alone.");
  }

  @Test
  void without_the_password_there_is_no_challenge() {
    var refused = browser.post("/profile/passkeys/add", WRONG);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("This is not your password.", "value=\"Soft key\"");
    assertThat(refused.headers().allValues("Set-Cookie"))
        .noneMatch(cookie -> cookie.startsWith("movr_passkey"));
  }

  @Test
  void a_passkey_needs_a_name() {
    var refused =
        browser.post(
            "/profile/passkeys/add", Map.of("label", " ", "currentPassword", Riders.PASSWORD));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("Please fill this in.");
  }

  @Test
  void a_challenge_that_was_handed_to_another_login_adds_nothing() {
    var form = new SoftAuthenticator(port).additionFor(browser);
    Login bob = riders.withPassword(riders.city("seattle"));
    browser.with(riders.cookieOf(bob));
    assertThat(browser.post("/profile/passkeys", form).statusCode()).isEqualTo(422);
    browser.with(riders.cookieOf(ada));
    assertThat(passkeys.of(ada).passkeys()).isEmpty();
    assertThat(passkeys.of(bob).passkeys()).isEmpty();
  }

  @Test
  void what_another_site_has_made_is_not_added() {
    var key = new SoftAuthenticator("https://evil.example");
    assertThat(browser.post("/profile/passkeys", key.additionFor(browser)).statusCode())
        .isEqualTo(422);
    var host = new SoftAuthenticator(port);
    host.host = "evil.example";
    assertThat(browser.post("/profile/passkeys", host.additionFor(browser)).statusCode())
        .isEqualTo(422);
    var unverified = new SoftAuthenticator(port);
    unverified.verified = false;
    assertThat(browser.post("/profile/passkeys", unverified.additionFor(browser)).statusCode())
        .isEqualTo(422);
    assertThat(passkeys.of(ada).passkeys()).isEmpty();
  }

  @Test
  void another_site_cannot_add_one() {
    var form = new SoftAuthenticator(port).additionFor(browser);
    assertThat(browser.postWithoutToken("/profile/passkeys", form).statusCode()).isEqualTo(403);
    assertThat(passkeys.of(ada).passkeys()).isEmpty();
  }

  @Test
  void a_form_that_is_sent_twice_adds_one() {
    var form = new HashMap<>(new SoftAuthenticator(port).additionFor(browser));
    assertThat(browser.post("/profile/passkeys", form).statusCode()).isEqualTo(302);
    assertThat(browser.post("/profile/passkeys", form).statusCode()).isEqualTo(422);
    assertThat(passkeys.of(ada).passkeys()).hasSize(1);
  }

  @Test
  void there_are_twenty_at_most() {
    for (int i = 0; i < Passkeys.MOST; i++) {
      new SoftAuthenticator(port).addedTo(browser);
    }
    var refused =
        browser.post("/profile/passkeys", new SoftAuthenticator(port).additionFor(browser));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("or you have 20 already");
    assertThat(passkeys.of(ada).passkeys()).hasSize(Passkeys.MOST);
  }

  @Test
  void a_passkey_is_removed_with_the_password_by_its_owner_alone() {
    var key = new SoftAuthenticator(port).addedTo(browser);
    String path = "/profile/passkeys/" + key.passkeyId() + "/remove";
    var right = Map.of("currentPassword", Riders.PASSWORD);
    var bob = new Client(port).with(riders.cookieOf(riders.withPassword(riders.city("seattle"))));
    assertThat(bob.get(path).statusCode()).isEqualTo(404);
    assertThat(bob.post(path, right).statusCode()).isEqualTo(302);
    assertThat(browser.post(path, WRONG).statusCode()).isEqualTo(422);
    assertThat(browser.postWithoutToken(path, right).statusCode()).isEqualTo(403);
    assertThat(passkeys.of(ada).passkeys()).hasSize(1);

    assertThat(browser.get(path).body()).contains("Soft key").doesNotContain("your last passkey");
    assertThat(browser.post(path, right).statusCode()).isEqualTo(302);
    assertThat(browser.get("/profile").body()).contains("The passkey is removed.");
    assertThat(passkeys.of(ada).passkeys()).isEmpty();
    assertThat(browser.post(path, right).statusCode()).isEqualTo(302);
  }

  @Test
  void the_handle_of_a_user_has_no_name_in_it() {
    var key = new SoftAuthenticator(port).addedTo(browser);
    assertThat(key.handle).hasSize(32);
    assertThat(new String(Base64.getUrlDecoder().decode(key.handle), ISO_8859_1))
        .doesNotContain(ada.username(), "seattle", "Ada");
  }

  @Test
  void a_new_password_leaves_passkeys_and_says_so() {
    browser = new Client(port).loggedInAs(ada.username());
    var key = new SoftAuthenticator(port).addedTo(browser);
    browser.post(
        "/profile/password",
        Map.of("currentPassword", Riders.PASSWORD, "newPassword", "another good password"));
    assertThat(browser.get("/profile").body()).contains("Passkeys still log in.", "Soft key");
    browser.post("/profile/log-out-everywhere", Map.of());
    assertThat(browser.get("/").body()).contains("Passkeys still log in.");
    assertThat(key.logIn(browser).statusCode()).isEqualTo(302);
  }
}
