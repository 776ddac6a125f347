package dev.movr.user;

import static dev.movr.testing.Riders.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.Password;
import dev.movr.region.City;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MovrTest
@BooksAgree
class RegistrationTest {
  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired Statements statements;

  private City paris;
  private City boston;

  @BeforeEach
  void find_cities() {
    paris = riders.city("paris");
    boston = riders.city("boston");
  }

  private static NewUser with(NewUser user, String password) {
    return new NewUser(
        user.id(),
        user.city(),
        user.firstName(),
        user.lastName(),
        user.email(),
        user.username(),
        new Password(password),
        user.listed(),
        user.language());
  }

  @Test
  void a_user_is_added_with_all_that_was_filled_in() {
    NewUser form = form(paris, Riders.username());

    Login login = new Login(paris, form.id(), form.username(), 1);
    assertThat(users.add(form, Riders.ADDRESS)).isEqualTo(new Registration.Registered(login));
    assertThat(users.find(paris, form.id()))
        .hasValueSatisfying(user -> {
          assertThat(user)
              .usingRecursiveComparison()
              .ignoringFields("dateJoined")
              .isEqualTo(
                  new User(
                      paris,
                      form.id(),
                      "Ada",
                      "Rider",
                      form.email(),
                      form.username(),
                      false,
                      Optional.empty(),
                      false,
                      user.dateJoined()));
          assertThat(user.dateJoined()).isBefore(java.time.Instant.now().plusSeconds(60));
        });
    assertThat(users.find(boston, form.id())).isEmpty();
  }

  @Test
  void a_form_sent_twice_makes_one_account() {
    NewUser form = form(paris, Riders.username());

    assertThat(users.add(form, Riders.ADDRESS))
        .isEqualTo(users.add(form, Riders.ADDRESS))
        .isInstanceOf(Registration.Registered.class);
  }

  @Test
  void whoever_knows_an_id_but_not_its_password_is_not_logged_in() {
    NewUser form = form(paris, Riders.username());
    users.add(form, Riders.ADDRESS);

    assertThat(users.add(with(form, "another password"), Riders.ADDRESS))
        .isEqualTo(new Registration.AlreadyRegistered());
    assertThat(users.add(form(form.id(), paris, Riders.username()), Riders.ADDRESS))
        .isEqualTo(new Registration.AlreadyRegistered());
    assertThat(users.add(form(form.id(), boston, form.username()), Riders.ADDRESS))
        .isEqualTo(new Registration.UsernameTaken());
  }

  @Test
  void a_username_is_taken_in_the_whole_world_however_it_is_written() {
    String username = "ß" + Riders.username();
    users.addWithoutLogin(form(paris, username));

    for (String same :
        new String[] {
          username,
          "SS" + username.substring(1),
          "ẞ" + username.substring(1),
          username.toUpperCase(Locale.ROOT),
          " " + username + " "
        }) {
      assertThat(users.add(form(boston, same), Riders.ADDRESS))
          .isEqualTo(new Registration.UsernameTaken());
      assertThat(users.find(same.strip())).isPresent();
    }
  }

  @Test
  void a_password_that_breaks_the_rules_is_refused_without_a_statement() {
    NewUser form = with(form(paris, Riders.username()), "short");

    assertThat(
            statements.during(() ->
                assertThat(users.add(form, Riders.ADDRESS))
                    .isEqualTo(
                        new Registration.PasswordRefused("Please use at least 10 characters."))))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_registration_whose_commit_was_lost_is_found_or_done(Loss loss) {
    NewUser form = form(paris, Riders.username());

    assertThat(LostCommits.losing(loss, () -> users.add(form, Riders.ADDRESS)))
        .isInstanceOf(Registration.Registered.class);
    assertThat(users.find(form.username())).isPresent();
  }

  @ParameterizedTest
  @EnumSource
  void so_is_one_without_a_login(Loss loss) {
    NewUser form = form(paris, Riders.username());

    assertThat(LostCommits.losing(loss, () -> users.addWithoutLogin(form)))
        .isInstanceOf(Registration.Registered.class);
    assertThat(users.addWithoutLogin(form)).isInstanceOf(Registration.Registered.class);
  }

  @Test
  void an_account_without_a_login_cannot_be_taken_over() {
    NewUser form = form(paris, Riders.username());
    users.addWithoutLogin(form);

    assertThat(users.add(form, Riders.ADDRESS)).isEqualTo(new Registration.AlreadyRegistered());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ßßßßßßßßßßßßßßßßßßßßßßßßßßßßßß", "J\u030Ca", "ﬃﬃﬃﬃﬃﬃﬃﬃﬃﬃ", "ㅎㅏㄴ가"})
  void every_valid_username_fits_into_the_directory(String username) {
    Login login =
        ((Registration.Registered) users.addWithoutLogin(form(UUID.randomUUID(), paris, username)))
            .login();

    assertThat(users.find(username)).map(User::id).contains(login.userId());
    users.remove(login);
  }

  @Test
  void text_is_stored_up_to_its_bounds() {
    String sixty = "👩".repeat(60);
    String email = "a@" + "b".repeat(252);
    var form =
        new NewUser(
            UUID.randomUUID(), paris, sixty, sixty, email, Riders.username(), null, null, null);

    users.addWithoutLogin(form);

    assertThat(users.find(paris, form.id()))
        .hasValueSatisfying(user -> {
          assertThat(user.firstName()).isEqualTo(sixty);
          assertThat(user.email()).isEqualTo(email);
        });
  }
}
