package dev.movr.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.language.Language;
import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.recovery.Inbox;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.SoftAuthenticator;
import dev.movr.testing.TestConfiguration;
import dev.movr.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where there are mails and a public address: passkeys are for that, and their owner is told. */
class PasskeyMailsTest {
  private static final Map<String, String> PASSWORD = Map.of("currentPassword", Riders.PASSWORD);

  @AutoClose private static final Inbox inbox = new Inbox();

  @AutoClose
  private static final Instance movr =
      Instance.startWith(TestConfiguration.class, TestDatabase.uri(), inbox.settings());

  @AutoClose
  private static final Instance other =
      Instance.startWith(TestConfiguration.class, TestDatabase.uri(), inbox.settings());

  private final Riders riders = movr.bean(Riders.class);
  private final Login ada = riders.withPassword(riders.city("boston"));
  private final Client client = new Client(movr.port()).with(riders.cookieOf(ada));

  private static SoftAuthenticator key() {
    var key = new SoftAuthenticator("https://movr.example.com");
    key.host = "movr.example.com";
    return key;
  }

  @Test
  void of_a_passkey_that_is_added_or_removed_its_owner_is_told() {
    var key = key().addedTo(client);
    var added = inbox.of(Riders.email(ada), 1).getFirst();
    assertThat(added.subject()).isEqualTo("A passkey was added to your MovR account");
    assertThat(added.text())
        .contains("Soft key", ada.username(), "remove the passkeys that are not yours", "and tell")
        .contains("help@example.com.");

    client.post("/profile/passkeys/" + key.passkeyId() + "/remove", PASSWORD);
    assertThat(inbox.of(Riders.email(ada), 2).getLast().subject())
        .isEqualTo("A passkey was removed from your MovR account");
  }

  @Test
  void each_is_in_the_language_of_the_account() {
    movr.bean(JdbcClient.class)
        .sql("UPDATE users SET language = 'nl' WHERE city = ? AND id = ?")
        .params(ada.city().name(), ada.userId())
        .update();
    var english = new Client(movr.port()).with(riders.cookieOf(ada));
    english.get("/profile?lang=en");
    var key = key().addedTo(english);
    var added = inbox.of(Riders.email(ada), 1).getFirst();
    assertThat(added.subject()).isEqualTo(Words.in(Language.DUTCH, "passkeys.mail-added-subject"));
    assertThat(added.text()).contains("Was jij dat niet?");
    var on = Map.of("on", "true", "currentPassword", Riders.PASSWORD);
    english.post("/profile/second-factor", on);
    english.post("/profile/second-factor", PASSWORD);
    assertThat(inbox.of(Riders.email(ada), 2).getLast().subject())
        .isEqualTo(Words.in(Language.DUTCH, "passkeys.mail-off-subject"));
    english.post("/profile/passkeys/" + key.passkeyId() + "/remove", PASSWORD);
    assertThat(inbox.of(Riders.email(ada), 3).getLast().subject())
        .isEqualTo(Words.in(Language.DUTCH, "passkeys.mail-removed-subject"));
  }

  @Test
  void who_is_not_asked_for_a_passkey_any_more_is_told() {
    var key = key().addedTo(client);
    var on = Map.of("on", "true", "currentPassword", Riders.PASSWORD);
    client.post("/profile/second-factor", on);
    client.post("/profile/second-factor", PASSWORD);
    assertThat(inbox.of(Riders.email(ada), 2).getLast().subject())
        .isEqualTo("Your MovR account asks for no passkey after the password");
    client.post("/profile/second-factor", on);
    client.post("/profile/passkeys/" + key.passkeyId() + "/remove", PASSWORD);
    assertThat(inbox.of(Riders.email(ada), 3).getLast().text())
        .contains("your password alone logs in again");
  }

  @Test
  void a_passkey_is_for_the_public_address_and_for_no_other() {
    assertThat(key().addedTo(client).logIn(new Client(movr.port())).statusCode()).isEqualTo(302);
    var local = new SoftAuthenticator(movr.port());
    assertThat(client.post("/profile/passkeys", local.additionFor(client)).statusCode())
        .isEqualTo(422);
  }

  @Test
  void any_instance_takes_an_answer_and_only_one_does() {
    var key = key().addedTo(client);
    var visitor = new Client(movr.port());
    var form = Map.of("credential", key.answerFor(visitor));
    var elsewhere = new Client(other.port());
    visitor
        .cookies()
        .getCookieStore()
        .getCookies()
        .forEach(cookie ->
            elsewhere.with(ResponseCookie.from(cookie.getName(), cookie.getValue()).build()));
    assertThat(visitor.at(other.port()).post("/login/passkey", form).statusCode()).isEqualTo(302);
    assertThat(elsewhere.at(movr.port()).post("/login/passkey", form).statusCode()).isEqualTo(422);
  }
}
