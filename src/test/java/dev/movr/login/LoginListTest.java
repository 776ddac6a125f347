package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.movr.region.City;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.user.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;

/** Where somebody is logged in. */
@MovrTest
@StoreTest
class LoginListTest {
  private static final Duration LIFETIME = Duration.ofDays(14);

  @Autowired LoginList list;
  @Autowired Logins logins;
  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;

  private City paris;
  private Login ada;

  @BeforeEach
  void register() {
    paris = riders.city("paris");
    ada = riders.withPassword(paris);
  }

  private Login begin(String userAgent) {
    var request = new MockHttpServletRequest();
    request.addHeader("User-Agent", userAgent);
    return list.begin(ada, request, LIFETIME);
  }

  @Test
  void each_login_has_a_number_and_tells_no_more_than_a_device_and_an_hour() {
    Login laptop = begin("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0 of-ada");
    Login program = begin("curl/8.14.1");
    assertThat(laptop.number()).isNotEqualTo(program.number()).isPositive();

    assertThat(list.of(laptop))
        .extracting(ListedLogin::number, ListedLogin::device, ListedLogin::current)
        .containsExactlyInAnyOrder(
            tuple(laptop.number(), "Firefox on Linux", true),
            tuple(program.number(), "A program", false));
    assertThat(list.of(laptop))
        .extracting(ListedLogin::usedAt)
        .allSatisfy(used -> assertThat(used).isEqualTo(used.truncatedTo(ChronoUnit.HOURS)));
  }

  @Test
  void a_login_that_is_used_again_stands_there_once() {
    Login one = begin("curl");
    jdbc.sql("UPDATE logins SET used_at = used_at - interval '9 hours' WHERE number = ?")
        .param(one.number())
        .update();

    list.note(one, new MockHttpServletRequest(), LIFETIME);

    assertThat(list.of(one)).hasSize(1);
    assertThat(list.of(one).getFirst().usedAt()).isAfter(Instant.now().minusSeconds(7200));
  }

  @Test
  void what_has_ended_is_not_listed() {
    Login one = begin("curl");
    Login two = begin("curl");
    Login three = begin("curl");

    list.end(two);
    assertThat(list.of(one)).extracting(ListedLogin::number).doesNotContain(two.number());
    assertThat(list.end(one, three.number())).isTrue();

    assertThat(list.of(one)).extracting(ListedLogin::number).containsExactly(one.number());
    assertThat(logins.isCurrent(one)).isTrue();
    assertThat(logins.isCurrent(two)).isFalse();
    assertThat(logins.isCurrent(three)).isFalse();
    assertThat(list.end(one, three.number())).isFalse();
  }

  @Test
  void a_new_password_leaves_this_login_alone_in_the_list() {
    Login one = begin("curl");
    Login two = begin("curl");

    var changed =
        (PasswordChange.Changed) logins.changePassword(one, new Password("a new password"));

    assertThat(changed.login().number()).isEqualTo(one.number());
    assertThat(list.of(changed.login()))
        .extracting(ListedLogin::number)
        .containsExactly(one.number());
    assertThat(logins.isCurrent(changed.login())).isTrue();
    assertThat(logins.isCurrent(two)).isFalse();
  }

  @Test
  void nobody_ends_a_number_of_somebody_else() {
    Login own = begin("curl");
    Login other = riders.withPassword(paris);
    Login others = list.begin(other, new MockHttpServletRequest(), LIFETIME);

    assertThat(list.end(own, others.number())).isFalse();
    assertThat(list.end(own, 4711)).isFalse();

    assertThat(logins.isCurrent(others)).isTrue();
    assertThat(list.of(others)).hasSize(1);
    assertThat(ended(ada)).isNull();
  }

  private @Nullable String ended(Login login) {
    return jdbc.sql("SELECT coalesce(ended_logins, 'none') FROM usernames WHERE username = ?")
        .param(login.username())
        .query(String.class)
        .optional()
        .filter(text -> !text.equals("none"))
        .orElse(null);
  }

  @Test
  void what_has_expired_is_not_listed_and_is_removed_by_whoever_comes_next() {
    Login old = begin("curl");
    jdbc.sql("UPDATE logins SET expires_at = now() - interval '1 second' WHERE number = ?")
        .param(old.number())
        .update();
    assertThat(list.of(old)).isEmpty();

    list.begin(riders.in(paris), new MockHttpServletRequest(), LIFETIME);

    assertThat(rows("number", old.number())).isZero();
  }

  @Test
  void an_account_takes_its_logins_along() {
    Login one = begin("curl");
    assertThat(rows("user_id", ada.userId())).isEqualTo(1);

    users.remove(one);

    assertThat(rows("user_id", ada.userId())).isZero();
  }

  private int rows(String column, Object value) {
    return jdbc.sql("SELECT count(*) FROM logins WHERE city = 'paris' AND " + column + " = ?")
        .param(value)
        .query(Integer.class)
        .single();
  }
}
