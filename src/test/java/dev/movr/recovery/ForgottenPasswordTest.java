package dev.movr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.Client;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestClock;
import dev.movr.testing.TestConfiguration;
import dev.movr.testing.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseCookie;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances, an SMTP server, and somebody who has forgotten the password. */
@ExtendWith(OutputCaptureExtension.class)
class ForgottenPasswordTest {
  private static final int PER_ACCOUNT = 3;
  private static final String NEW = "another good password";

  @AutoClose private static final Inbox inbox = new Inbox();

  @AutoClose
  private static final Instance movr =
      Instance.startWith(Parts.class, TestDatabase.uri(), inbox.settings());

  @AutoClose private static final Instance other = Instance.start(TestDatabase.uri());

  private final Riders riders = movr.bean(Riders.class);
  private final TestClock clock = movr.bean(TestClock.class);

  @Import({TestConfiguration.class, FeedTest.Time.class})
  static class Parts {}

  private Login ada;

  @BeforeEach
  void register() {
    ada = riders.withPassword(riders.city("rome"));
  }

  private static Client visitor() {
    return new Client(movr.port());
  }

  private static HttpResponse<String> ask(String username) {
    return visitor().post("/forgotten-password", Map.of("username", username));
  }

  private Inbox.Received mail() {
    assertThat(ask(ada.username()).statusCode()).isEqualTo(302);
    return inbox.of(Riders.email(ada), 1).getFirst();
  }

  private static HttpResponse<String> choose(String link, String password) {
    return visitor().post("/new-password", Map.of("link", link, "newPassword", password));
  }

  private static int logIn(Login login, String password) {
    return visitor()
        .post("/login", Map.of("username", login.username(), "password", password))
        .statusCode();
  }

  private void assertRefused(String link) {
    var response = choose(link, NEW);
    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(response.body()).contains("This link is no longer valid");
    assertThat(logIn(ada, NEW)).isEqualTo(422);
  }

  @Test
  void the_link_in_the_mail_sets_a_new_password_and_ends_all_logins() {
    var here = visitor().loggedInAs(ada.username());
    var elsewhere = new Client(other.port()).loggedInAs(ada.username());
    var mail = mail();
    assertThat(mail.from()).isEqualTo("movr@example.com");
    assertThat(mail.text()).contains(ada.username(), "30 minutes");

    var form = visitor().get(mail.path());
    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body())
        .contains("autocomplete=\"new-password\"", "value=\"" + ada.username() + "\"");
    assertThat(form.body()).contains("Passkeys still log in");
    var chosen = choose(mail.link(), NEW);

    assertThat(chosen.statusCode()).isEqualTo(302);
    assertThat(chosen.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    assertThat(here.get("/rides").statusCode()).isEqualTo(302);
    assertThat(elsewhere.get("/rides").statusCode()).isEqualTo(302);
    assertThat(logIn(ada, Riders.PASSWORD)).isEqualTo(422);
    assertThat(logIn(ada, NEW)).isEqualTo(302);
    assertThat(inbox.of(Riders.email(ada), 2).getLast().text())
        .contains("A new password was chosen", "Passkeys still log in", "help@example.com");
  }

  @Test
  void a_link_is_good_once() {
    var mail = mail();
    assertThat(choose(mail.link(), "the first new password").statusCode()).isEqualTo(302);
    assertRefused(mail.link());
    assertThat(visitor().get(mail.path()).statusCode()).isEqualTo(410);
  }

  @Test
  void of_two_links_the_first_that_is_used_ends_the_other() {
    ask(ada.username());
    ask(ada.username());
    var mails = inbox.of(Riders.email(ada), 2);
    assertThat(choose(mails.getLast().link(), "the first new password").statusCode())
        .isEqualTo(302);
    assertRefused(mails.getFirst().link());
  }

  @Test
  void a_link_is_good_for_30_minutes() {
    var mail = mail();
    clock.advance(Duration.ofMinutes(29));
    assertThat(visitor().get(mail.path()).statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(1));
    assertThat(visitor().get(mail.path()).statusCode()).isEqualTo(410);
    assertRefused(mail.link());
  }

  @Test
  void a_link_that_is_altered_cut_or_made_for_something_else_is_none() {
    String link = mail().link();
    assertRefused("");
    assertRefused("x");
    assertRefused(link.substring(1));
    assertRefused(link.substring(0, link.length() - 4));
    assertRefused((link.startsWith("A") ? "B" : "A") + link.substring(1));
    assertRefused(riders.cookieOf(ada).getValue());
    assertRefused(riders.emailPath(ada).replaceFirst(".*link=", ""));
    assertThat(
            visitor()
                .with(ResponseCookie.from("movr_login", link).build())
                .get("/rides")
                .statusCode())
        .isEqualTo(302);
  }

  @Test
  void a_link_leads_to_the_account_that_it_was_made_for_and_to_no_other() {
    Login eve = riders.withPassword(riders.city("rome"));
    String link = mail().link();
    var response =
        visitor()
            .with(riders.cookieOf(eve))
            .post(
                "/new-password",
                Map.of("link", link, "newPassword", NEW, "username", eve.username()));
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(logIn(eve, NEW)).isEqualTo(422);
    assertThat(logIn(ada, NEW)).isEqualTo(302);
  }

  @Test
  void a_link_ends_when_the_password_the_address_or_the_logins_change() {
    String link = mail().link();
    String address = "new-" + Riders.email(ada);
    movr.bean(JdbcClient.class)
        .sql("UPDATE users SET email = ? WHERE city = ? AND id = ?")
        .params(address, ada.city().name(), ada.userId())
        .update();
    assertRefused(link);
    ask(ada.username());
    String beforeLogout = inbox.of(address, 1).getLast().link();
    visitor().loggedInAs(ada.username()).post("/profile/log-out-everywhere", Map.of());
    assertRefused(beforeLogout);
    ask(ada.username());
    String beforeChange = inbox.of(address, 2).getLast().link();
    var client = visitor().loggedInAs(ada.username());
    String chosen = "changed by who is logged in";
    client.post(
        "/profile/password", Map.of("currentPassword", Riders.PASSWORD, "newPassword", chosen));
    assertRefused(beforeChange);
    assertThat(logIn(ada, chosen)).isEqualTo(302);
  }

  @Test
  void a_look_at_the_link_uses_nothing_and_tells_nobody_of_it(CapturedOutput output) {
    var mail = mail();
    for (int i = 0; i < 3; i++) {
      var look = visitor().get(mail.path());
      assertThat(look.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(look.headers().firstValue("Cache-Control").orElseThrow()).contains("no-store");
      assertThat(look.body())
          .doesNotContain(Riders.email(ada))
          .doesNotContainPattern(
              "(href|src)=\"(?!(https://movr.example.com)?/new-password)[^\"]*link=");
    }
    var head = visitor();
    head.send(head.request(mail.path()).HEAD());
    assertThat(logIn(ada, Riders.PASSWORD)).isEqualTo(302);
    assertThat(choose(mail.link(), NEW).statusCode()).isEqualTo(302);
    assertThat(output.getAll()).doesNotContain(mail.link(), Riders.email(ada));
  }

  @Test
  void a_form_from_elsewhere_is_refused() {
    String link = mail().link();
    var response =
        visitor().postWithoutToken("/new-password", Map.of("link", link, "newPassword", NEW));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(logIn(ada, Riders.PASSWORD)).isEqualTo(302);
  }

  @Test
  void a_password_that_breaks_the_rules_is_refused_and_the_link_is_still_good() {
    var mail = mail();
    var refused = choose(mail.link(), "short");
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("at least 10 characters", "name=\"link\" value=\"" + mail.link() + "\"");
    assertThat(choose(mail.link(), NEW).statusCode()).isEqualTo(302);
  }

  @Test
  void the_answer_is_the_same_for_every_username_and_those_without_a_password_get_no_mail() {
    Login demo = riders.in(riders.city("rome"));
    Login suspended = riders.suspended(riders.withPassword(riders.city("rome")));
    int before = inbox.count();
    var nobody = ask(Riders.username());
    for (var username : new String[] {demo.username(), suspended.username(), "a\0b", "%"}) {
      var answer = ask(username);
      assertThat(answer.statusCode()).isEqualTo(nobody.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location"))
          .isEqualTo(nobody.headers().firstValue("Location"));
    }
    mail();
    assertThat(inbox.count()).isEqualTo(before + 1);
  }

  /** So neither what it says nor how long it takes can depend on what is stored. */
  @Test
  void the_answer_is_given_while_nobody_can_look_into_the_directory() throws SQLException {
    try (var lock = TestDatabase.connect();
        var statement = lock.createStatement()) {
      lock.setAutoCommit(false);
      statement.execute("LOCK TABLE usernames, users IN ACCESS EXCLUSIVE MODE");
      assertThat(ask(ada.username()).statusCode()).isEqualTo(302);
      lock.rollback();
    }
  }

  @Test
  void a_username_is_found_however_it_is_written() {
    assertThat(ask("  " + ada.username().toUpperCase(Locale.ROOT) + " ").statusCode())
        .isEqualTo(302);
    assertThat(inbox.of(Riders.email(ada), 1)).hasSize(1);
  }

  @Test
  void a_link_begins_with_the_public_address_whatever_the_client_calls_this_host() {
    var evil = visitor();
    evil.post(
        "/forgotten-password",
        Map.of("username", ada.username()),
        Map.of("X-Forwarded-Host", "evil.example", "Forwarded", "host=evil.example"));
    assertThat(inbox.of(Riders.email(ada), 1).getFirst().text())
        .contains("https://movr.example.com/new-password?link=")
        .doesNotContain("evil.example", "localhost");
  }

  @Test
  void a_suspended_account_is_not_opened_by_a_link_from_before() {
    String link = mail().link();
    riders.suspended(ada);
    assertThat(choose(link, NEW).statusCode()).isEqualTo(410);
    assertThat(logIn(ada, NEW)).isEqualTo(422);
    assertThat(logIn(ada, Riders.PASSWORD)).isEqualTo(403);
  }

  @Test
  void whoever_asks_too_often_has_to_wait_and_a_link_that_was_sent_is_good() {
    for (int i = 0; i < PER_ACCOUNT; i++) {
      assertThat(ask(ada.username()).statusCode()).isEqualTo(302);
    }
    var mails = inbox.of(Riders.email(ada), PER_ACCOUNT);
    var refused = ask(ada.username());
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1800");
    String nobody = Riders.username();
    for (int i = 0; i < PER_ACCOUNT; i++) {
      assertThat(ask(nobody).statusCode()).isEqualTo(302);
    }
    assertThat(ask(nobody).statusCode()).isEqualTo(429);
    assertThat(choose(mails.getLast().link(), NEW).statusCode()).isEqualTo(302);
    assertThat(inbox.of(Riders.email(ada))).hasSizeLessThan(PER_ACCOUNT + 2);
  }

  @Test
  void whoever_guessed_too_often_may_log_in_with_the_new_password_at_once() {
    for (int i = 0; i < 11; i++) {
      logIn(ada, "not the password");
    }
    assertThat(logIn(ada, Riders.PASSWORD)).isEqualTo(429);
    assertThat(choose(mail().link(), NEW).statusCode()).isEqualTo(302);
    assertThat(logIn(ada, NEW)).isEqualTo(302);
  }

  @Test
  void an_empty_form_comes_back() {
    assertThat(ask(" ").statusCode()).isEqualTo(422);
    assertThat(visitor().get("/forgotten-password?asked=true").body())
        .contains("If there is an account with that username", "help@example.com");
  }

  @Test
  void without_an_smtp_server_the_page_says_whom_to_ask() {
    var elsewhere = new Client(other.port());
    assertThat(elsewhere.get("/forgotten-password").body())
        .contains("This MovR sends no mails", "whoever runs it")
        .doesNotContain("Send me a link");
    assertThat(
            elsewhere.post("/forgotten-password", Map.of("username", ada.username())).statusCode())
        .isEqualTo(302);
    assertThat(elsewhere.get("/login").body()).contains("href=\"/forgotten-password\"");
  }
}
