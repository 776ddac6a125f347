package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.City;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.user.Users;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MovrTest
@StoreTest
class LoginsTest {
  private static final Password NEW = new Password("a new password");

  @Autowired Logins logins;
  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired Statements statements;

  private City boston;

  @BeforeEach
  void find_boston() {
    boston = riders.city("boston");
  }

  private static String address() {
    var random = ThreadLocalRandom.current();
    return "2001:db8:"
        + Integer.toHexString(random.nextInt(65_536))
        + ":"
        + Integer.toHexString(random.nextInt(65_536))
        + "::1";
  }

  private LoginOutcome logIn(String username, String password) {
    return logins.logIn(username, new Password(password), address());
  }

  @Test
  void username_however_written_and_password_log_in() {
    Login ada = riders.withPassword(boston);

    assertThat(logIn(ada.username(), Riders.PASSWORD))
        .isEqualTo(new LoginOutcome.LoggedIn(ada, Optional.empty()));
    assertThat(logIn(" " + ada.username().toUpperCase(Locale.ROOT), Riders.PASSWORD))
        .isEqualTo(new LoginOutcome.LoggedIn(ada, Optional.empty()));
    assertThat(logins.isCurrent(ada)).isTrue();
  }

  @Test
  void a_login_is_checked_with_one_statement() {
    Login ada = riders.in(boston);

    statements.theOneOf(() -> assertThat(logins.isCurrent(ada)).isTrue());
  }

  @Test
  void a_wrong_password_is_refused_like_an_unknown_user() {
    Login ada = riders.withPassword(boston);
    Login demo = riders.in(boston);

    assertThat(logIn(ada.username(), Riders.PASSWORD + " ")).isEqualTo(new LoginOutcome.Refused());
    assertThat(logIn(ada.username(), "")).isEqualTo(new LoginOutcome.Refused());
    assertThat(logIn(ada.username(), "x".repeat(1_000_000))).isEqualTo(new LoginOutcome.Refused());
    assertThat(logIn(demo.username(), Riders.PASSWORD)).isEqualTo(new LoginOutcome.Refused());
    assertThat(logIn(demo.username(), "nobody")).isEqualTo(new LoginOutcome.Refused());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nobody-has-this-name",
        "\0",
        "a\0b",
        "\uD800",
        "' OR 1=1 --",
        "\u202Eada"
      })
  void any_text_may_be_tried_as_a_username(String username) {
    assertThat(logIn(username + Riders.username(), "nobody")).isEqualTo(new LoginOutcome.Refused());
  }

  @Test
  void an_endless_username_is_refused_before_it_takes_room() {
    assertThat(
            statements.during(() ->
                assertThat(logIn("x".repeat(1_000_000), "nobody"))
                    .isEqualTo(new LoginOutcome.Refused())))
        .isEmpty();
  }

  @Test
  void too_many_refusals_make_a_username_wait() {
    Login ada = riders.withPassword(boston);
    for (int i = 0; i < 10; i++) {
      assertThat(logIn(ada.username(), "wrong")).isEqualTo(new LoginOutcome.Refused());
    }

    assertThat(logIn(ada.username(), Riders.PASSWORD))
        .isInstanceOfSatisfying(
            LoginOutcome.TooManyAttempts.class,
            tooMany ->
                assertThat(tooMany.retryAfter())
                    .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(90)));
  }

  @Test
  void a_new_password_ends_every_other_login() {
    Login ada = riders.withPassword(boston);

    var changed = (PasswordChange.Changed) logins.changePassword(ada, NEW);

    assertThat(logins.isCurrent(ada)).isFalse();
    assertThat(logins.isCurrent(changed.login())).isTrue();
    assertThat(logIn(ada.username(), Riders.PASSWORD)).isEqualTo(new LoginOutcome.Refused());
    assertThat(logIn(ada.username(), NEW.text()))
        .isEqualTo(new LoginOutcome.LoggedIn(changed.login(), Optional.empty()));
  }

  @Test
  void a_new_password_keeps_the_rules() {
    Login ada = riders.in(boston);

    assertThat(logins.changePassword(ada, new Password("short")))
        .isInstanceOf(PasswordChange.PasswordRefused.class);
    assertThat(logins.changePassword(ada, new Password(ada.username() + "12345")))
        .isInstanceOf(PasswordChange.PasswordRefused.class);
    assertThat(logins.isCurrent(ada)).isTrue();
  }

  @Test
  void a_login_that_has_ended_changes_no_password() {
    Login ada = riders.withPassword(boston);
    logins.logOutEverywhere(ada);

    assertThat(logins.changePassword(ada, NEW)).isEqualTo(new PasswordChange.LoggedOut());
    assertThat(logIn(ada.username(), NEW.text())).isEqualTo(new LoginOutcome.Refused());

    Login gone = riders.in(boston);
    users.remove(gone);
    assertThat(logins.changePassword(gone, NEW)).isEqualTo(new PasswordChange.LoggedOut());
  }

  @ParameterizedTest
  @EnumSource
  void a_change_whose_commit_was_lost_is_found_or_done(Loss loss) {
    Login ada = riders.withPassword(boston);

    var changed =
        (PasswordChange.Changed) LostCommits.losing(loss, () -> logins.changePassword(ada, NEW));

    assertThat(logIn(ada.username(), NEW.text()))
        .isEqualTo(new LoginOutcome.LoggedIn(changed.login(), Optional.empty()));
  }

  @ParameterizedTest
  @EnumSource
  void logging_out_everywhere_ends_every_login_once(Loss loss) {
    Login ada = riders.withPassword(boston);

    LostCommits.losing(
        loss,
        () -> {
          logins.logOutEverywhere(ada);
          return ada;
        });
    assertThat(logins.isCurrent(ada)).isFalse();

    Login next = new Login(boston, ada.userId(), ada.username(), 2);
    assertThat(logIn(ada.username(), Riders.PASSWORD))
        .isEqualTo(new LoginOutcome.LoggedIn(next, Optional.empty()));
    logins.logOutEverywhere(ada);
    assertThat(logins.isCurrent(next)).isTrue();
  }
}
