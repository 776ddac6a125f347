package dev.movr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestConfiguration;
import dev.movr.testing.TestDatabase;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Mails are in the account's language, whatever the browser's is that makes them be sent. */
class MailLanguageTest {
  private static final String NEW = "another good password";

  @AutoClose private static final Inbox inbox = new Inbox();

  @AutoClose
  private static final Instance movr =
      Instance.startWith(TestConfiguration.class, TestDatabase.uri(), inbox.settings());

  private final Riders riders = movr.bean(Riders.class);
  private Login ada;

  @BeforeEach
  void register() {
    ada = riders.withPassword(riders.city("amsterdam"));
  }

  private void speak(String tag) {
    movr.bean(JdbcClient.class)
        .sql("UPDATE users SET language = ? WHERE city = ? AND id = ?")
        .params(tag, ada.city().name(), ada.userId())
        .update();
  }

  private Inbox.Received recovery(String browser) {
    var ask = Map.of("username", ada.username());
    new Client(movr.port()).post("/forgotten-password", ask, Map.of("Accept-Language", browser));
    return inbox.of(Riders.email(ada), 1).getFirst();
  }

  @Test
  void a_link_for_a_new_password_is_in_the_language_of_the_account() {
    speak("nl");
    var mail = recovery("en");
    assertThat(mail.subject()).isEqualTo("Een nieuw wachtwoord voor MovR");
    assertThat(mail.text())
        .contains("je MovR-account “" + ada.username() + "”", "30 minuten", "werkt één keer");
    assertThat(mail.type()).containsIgnoringCase("text/plain; charset=utf-8");
    assertThat(mail.path()).startsWith("/new-password?link=");
  }

  @Test
  void that_the_password_was_changed_is_too_and_its_subject_is_encoded() {
    speak("fr");
    String link = recovery("nl").link();
    new Client(movr.port()).post("/new-password?lang=it", Map.of("link", link, "newPassword", NEW));
    var mail = inbox.of(Riders.email(ada), 2).getLast();
    assertThat(mail.subject()).isEqualTo("Ton mot de passe MovR a été modifié");
    assertThat(mail.header()).startsWith("=?UTF-8?").isASCII();
    assertThat(mail.text())
        .contains(
            "«\u00a0" + ada.username() + "\u00a0»",
            "Si ce n’était pas toi, écris à help@example.com.");
  }

  @Test
  void so_is_what_a_new_and_an_old_address_get() {
    speak("nl");
    var client = new Client(movr.port()).with(riders.cookieOf(ada));
    String wanted = "new-" + Riders.email(ada);
    client.post("/profile/edit", Map.of("firstName", "Ada", "lastName", "King", "email", wanted));
    var confirmation = inbox.of(wanted, 1).getFirst();
    assertThat(confirmation.subject()).isEqualTo("Is dit jouw e-mailadres?");
    assertThat(confirmation.text()).contains("binnen 30 minuten", "/profile/email?link=");
    client.post(
        "/profile/email", Map.of("link", confirmation.link(), "currentPassword", Riders.PASSWORD));
    var told = inbox.of(Riders.email(ada), 1).getFirst();
    assertThat(told.subject()).isEqualTo("Het e-mailadres van je MovR-account is gewijzigd");
    assertThat(told.text()).contains("“" + ada.username() + "”").doesNotContain(wanted);
  }

  @ParameterizedTest
  @CsvSource({"es,Una nueva contraseña para MovR", "de,A new password for MovR"})
  void an_account_without_a_language_is_written_to_in_that_of_the_browser(
      String browser, String subject) {
    assertThat(recovery(browser).subject()).isEqualTo(subject);
  }
}
