package dev.movr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.FeedTest;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestClock;
import dev.movr.testing.TestConfiguration;
import dev.movr.testing.TestDatabase;
import dev.movr.user.Users;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A new e-mail address counts once it was confirmed, and the old one is told. */
class NewEmailTest {
  @AutoClose private static final Inbox inbox = new Inbox();

  @AutoClose
  private static final Instance movr =
      Instance.startWith(Parts.class, TestDatabase.uri(), inbox.settings());

  @AutoClose private static final Instance withoutMail = Instance.start(TestDatabase.uri());

  @Import({TestConfiguration.class, FeedTest.Time.class})
  static class Parts {}

  private final Riders riders = movr.bean(Riders.class);
  private Login ada;
  private Client client;
  private String old;
  private String wanted;

  @BeforeEach
  void log_in() {
    ada = riders.withPassword(riders.city("paris"));
    client = new Client(movr.port()).with(riders.cookieOf(ada));
    old = Riders.email(ada);
    wanted = "new-" + old;
  }

  private HttpResponse<String> edit(Client by, String email) {
    return by.post(
        "/profile/edit", Map.of("firstName", "Augusta", "lastName", "King", "email", email));
  }

  private Inbox.Received mail() {
    assertThat(edit(client, wanted).statusCode()).isEqualTo(302);
    return inbox.of(wanted, 1).getFirst();
  }

  private static HttpResponse<String> confirm(Client by, String link) {
    return by.post("/profile/email", Map.of("link", link, "currentPassword", Riders.PASSWORD));
  }

  private String email() {
    return movr.bean(Users.class).find(ada.city(), ada.userId()).orElseThrow().email();
  }

  @Test
  void it_counts_once_it_is_confirmed_and_the_old_one_is_told() {
    var mail = mail();
    assertThat(email()).isEqualTo(old);
    assertThat(client.get("/profile").body()).contains("Augusta King", "We have sent a link", old);
    assertThat(inbox.of(old)).isEmpty();

    var form = client.get(mail.path());
    assertThat(form.statusCode()).isEqualTo(200);
    assertThat(form.body()).contains(wanted, "autocomplete=\"current-password\"");
    assertThat(form.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    assertThat(email()).isEqualTo(old);
    assertThat(confirm(client, mail.link()).statusCode()).isEqualTo(302);

    assertThat(email()).isEqualTo(wanted);
    assertThat(inbox.of(old, 1).getFirst().text())
        .contains("another e-mail address", "help@example.com")
        .doesNotContain(wanted);
    assertThat(client.get("/rides").statusCode()).isEqualTo(200);
    assertThat(confirm(client, mail.link()).statusCode()).isEqualTo(410);
    assertThat(inbox.of(old)).hasSize(1);
  }

  @Test
  void nobody_but_the_account_confirms_it_and_not_without_the_password() {
    var mail = mail();
    var visitor = new Client(movr.port());
    assertThat(visitor.get(mail.path()).headers().firstValue("Location").orElseThrow())
        .contains("/login?next=%2Fprofile%2Femail%3Flink%3D");
    assertThat(confirm(visitor, mail.link()).statusCode()).isEqualTo(302);
    Login eve = riders.withPassword(riders.city("paris"));
    movr.bean(JdbcClient.class)
        .sql("UPDATE users SET email = ? WHERE city = ? AND id = ?")
        .params(old, eve.city().name(), eve.userId())
        .update();
    var stranger = new Client(movr.port()).with(riders.cookieOf(eve));
    assertThat(stranger.get(mail.path()).statusCode()).isEqualTo(410);
    assertThat(confirm(stranger, mail.link()).statusCode()).isEqualTo(410);
    var wrong =
        client.post(
            "/profile/email", Map.of("link", mail.link(), "currentPassword", "not the password"));
    assertThat(wrong.statusCode()).isEqualTo(422);
    assertThat(wrong.body()).contains("This is not your password.");
    assertThat(email()).isEqualTo(old);
  }

  @Test
  void a_link_that_is_old_altered_or_for_something_else_confirms_nothing() {
    String link = mail().link();
    assertThat(confirm(client, link.substring(1)).statusCode()).isEqualTo(410);
    assertThat(confirm(client, "").statusCode()).isEqualTo(410);
    assertThat(confirm(client, riders.recoveryPath(ada).replaceFirst(".*link=", "")).statusCode())
        .isEqualTo(410);
    movr.bean(TestClock.class).advance(Duration.ofMinutes(30));
    assertThat(confirm(client, link).statusCode()).isEqualTo(410);
    assertThat(email()).isEqualTo(old);
  }

  @Test
  void a_link_ends_with_the_logins_of_the_time_when_it_was_asked_for() {
    client = new Client(movr.port()).loggedInAs(ada.username());
    var mail = mail();
    client.post(
        "/profile/password",
        Map.of("currentPassword", Riders.PASSWORD, "newPassword", "another good password"));
    var response =
        client.post(
            "/profile/email",
            Map.of("link", mail.link(), "currentPassword", "another good password"));
    assertThat(response.statusCode()).isEqualTo(410);
    assertThat(email()).isEqualTo(old);
  }

  @Test
  void a_name_is_corrected_at_once_and_without_a_mail() {
    assertThat(edit(client, old).statusCode()).isEqualTo(302);
    assertThat(client.get("/profile").body()).contains("Augusta King", "Your profile is saved.");
    assertThat(inbox.of(old)).isEmpty();
  }

  @Test
  void the_api_keeps_the_old_address_until_the_new_one_is_confirmed() {
    var api = new ApiClient(movr.port()).signedInAs(ada.username());
    var changed =
        api.send(
            "PATCH", "/api/v1/me", "{\"email\": \"%s\", \"lastName\": \"King\"}".formatted(wanted));
    assertThat(changed.response().statusCode()).isEqualTo(200);
    assertThat(changed.response().body()).contains(old, "King").doesNotContain(wanted);
    assertThat(confirm(client, inbox.of(wanted, 1).getFirst().link()).statusCode()).isEqualTo(302);
    assertThat(email()).isEqualTo(wanted);
  }

  @Test
  void nobody_floods_an_address_with_links() {
    for (int i = 0; i < 3; i++) {
      assertThat(edit(client, wanted).statusCode()).isEqualTo(302);
    }
    var refused = edit(client, wanted);
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("1800");
    assertThat(refused.body()).contains("Too many links");
    var api = new ApiClient(movr.port()).signedInAs(ada.username());
    assertThat(
            api.send("PATCH", "/api/v1/me", "{\"email\": \"%s\"}".formatted(wanted))
                .response()
                .statusCode())
        .isEqualTo(429);
    Login eve = riders.withPassword(riders.city("paris"));
    assertThat(edit(new Client(movr.port()).with(riders.cookieOf(eve)), wanted).statusCode())
        .isEqualTo(429);
    assertThat(inbox.of(wanted, 3)).hasSize(3);
  }

  @Test
  void an_address_that_reads_like_a_list_is_one_address_or_none() {
    edit(client, "victim,me@example.com");
    edit(client, "me<victim@example.com>");
    assertThat(mail().to()).containsExactly(wanted);
    assertThat(inbox.of("victim@example.com")).isEmpty();
    assertThat(inbox.of("me@example.com")).isEmpty();
  }

  @Test
  void without_an_smtp_server_it_changes_at_once() {
    var elsewhere = new Client(withoutMail.port()).with(riders.cookieOf(ada));
    assertThat(edit(elsewhere, wanted).statusCode()).isEqualTo(302);
    assertThat(email()).isEqualTo(wanted);
  }
}
