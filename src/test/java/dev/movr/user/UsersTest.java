package dev.movr.user;

import static dev.movr.testing.Riders.form;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@MovrTest
@StoreTest
class UsersTest {
  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired Statements statements;

  private City rome;
  private City seattle;

  @BeforeEach
  void find_cities() {
    rome = riders.city("rome");
    seattle = riders.city("seattle");
  }

  @Test
  void a_user_is_found_by_name_with_two_statements_and_by_id_with_one() {
    Login ada = riders.in(rome);

    assertThat(statements.during(() -> assertThat(users.find(ada.username())).isPresent()))
        .hasSize(2);
    statements.theOneOf(() -> assertThat(users.find(rome, ada.userId())).isPresent());
    assertThat(users.find(ada.username())).isEqualTo(users.find(rome, ada.userId()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "nobody-has-this-name", "\0", "a\0b", "\uD800", "' OR 1=1 --", "%"})
  void nobody_is_found_by_a_name_that_nobody_has(String username) {
    assertThat(users.find(username)).isEmpty();
    assertThat(users.find("x".repeat(1_000_000))).isEmpty();
    assertThat(users.find(rome, UUID.randomUUID())).isEmpty();
  }

  @Test
  void name_and_email_are_corrected() {
    Login ada = riders.in(rome);

    assertThat(
            users.correct(
                ada, user -> new PersonalData("Augusta", "King", "king@example.com", true, null)))
        .isPresent();

    assertThat(users.find(rome, ada.userId()))
        .hasValueSatisfying(user -> {
          assertThat(user.firstName()).isEqualTo("Augusta");
          assertThat(user.lastName()).isEqualTo("King");
          assertThat(user.email()).isEqualTo("king@example.com");
          assertThat(user.listed()).isTrue();
        });
  }

  @Test
  void a_removed_account_is_not_corrected() {
    Login ada = riders.in(rome);
    users.remove(ada);

    assertThat(
            users.correct(
                ada, user -> new PersonalData("Augusta", "King", "king@example.com", true, null)))
        .isEmpty();
  }

  private Login named(City city, String first, String last) {
    var form =
        new NewUser(
            UUID.randomUUID(), city, first, last, "a@b", Riders.username(), null, true, null);
    users.addWithoutLogin(form);
    return new Login(city, form.id(), form.username(), 1);
  }

  private List<Person> all(City city, Runnable betweenPages) {
    List<Person> people = new ArrayList<>();
    @Nullable String after = null;
    do {
      Slice<Person> slice = users.inCity(city, after);
      assertThat(slice.rows()).hasSizeLessThanOrEqualTo(Users.PAGE);
      people.addAll(slice.rows());
      after = slice.next().orElse(null);
      betweenPages.run();
    } while (after != null);
    return people;
  }

  @Test
  void people_are_listed_by_first_name_and_each_once_even_if_all_have_the_same() {
    List<UUID> added = new ArrayList<>();
    for (int i = 0; i < 2 * Users.PAGE + 3; i++) {
      added.add(named(rome, "Zoë", i % 2 == 0 ? "Rossi" : "rossi").userId());
    }

    List<Person> people = all(rome, () -> {});

    assertThat(people).doesNotHaveDuplicates();
    assertThat(people).extracting(Person::id).containsAll(added);
    assertThat(people)
        .isSortedAccordingTo(
            Comparator.comparing(Person::firstName)
                .thenComparing(person -> person.id().toString()));
  }

  @Test
  void nobody_is_lost_or_listed_twice_while_people_come_and_go() {
    List<UUID> added = new ArrayList<>();
    for (int i = 0; i < 2 * Users.PAGE; i++) {
      added.add(named(rome, "Name" + i, "Rider").userId());
    }

    List<Person> people =
        all(
            rome,
            () -> {
              named(rome, "A", "Rider");
              users.remove(named(rome, "Name", "Rider"));
              named(rome, "Zz", "Rider");
            });

    assertThat(people).doesNotHaveDuplicates().extracting(Person::id).containsAll(added);
  }

  @Test
  void only_who_agreed_is_listed_and_only_by_first_name_and_initial() {
    Login silent = riders.in(rome);
    Login listed = named(rome, "Zita", "x\u0301yz");
    Login regretting = named(rome, "Zita", "Zuccone");
    users.correct(regretting, user -> new PersonalData("Zita", "Zuccone", "a@b", false, null));

    assertThat(all(rome, () -> {}))
        .contains(new Person(listed.userId(), "Zita", "x\u0301"))
        .extracting(Person::id)
        .doesNotContain(silent.userId(), regretting.userId());
  }

  @Test
  void a_cursor_tells_no_last_name() {
    for (int i = 0; i <= Users.PAGE; i++) {
      named(rome, "Aaron", "Secretname");
    }
    byte[] cursor = Base64.getUrlDecoder().decode(users.inCity(rome, null).next().orElseThrow());
    assertThat(new String(cursor, StandardCharsets.ISO_8859_1))
        .contains("Aaron")
        .doesNotContain("Secret");
  }

  @Test
  void people_of_another_city_and_those_who_left_are_not_listed() {
    Login elsewhere = named(seattle, "Ada", "Rider");
    Login left = named(rome, "Ada", "Rider");
    users.remove(left);

    var people = new HashSet<>(all(rome, () -> {}).stream().map(Person::id).toList());

    assertThat(people).doesNotContain(elsewhere.userId(), left.userId());
    assertThat(all(seattle, () -> {})).extracting(Person::id).contains(elsewhere.userId());
  }

  @Test
  void a_cursor_of_another_list_is_malformed() {
    assertThatExceptionOfType(Cursor.Malformed.class)
        .isThrownBy(() -> users.inCity(rome, Cursor.of("a", "b")));
    assertThatExceptionOfType(Cursor.Malformed.class)
        .isThrownBy(() -> users.inCity(rome, Cursor.of("a", "b", "c")));
    assertThat(form(rome, "ada").city()).isEqualTo(rome);
  }
}
