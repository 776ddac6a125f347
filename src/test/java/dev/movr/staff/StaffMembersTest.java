package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.staff.StaffMembers.Change;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.user.Users;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is staff, from the command line's word to the end of the account. */
@MovrTest
@StoreTest
class StaffMembersTest {
  @Autowired StaffMembers members;
  @Autowired StaffAccounts accounts;
  @Autowired StaffLogs logs;
  @Autowired Users users;
  @Autowired Riders riders;

  private City seattle;
  private Login ada;

  @BeforeEach
  void find_ada() {
    seattle = riders.city("seattle");
    ada = riders.in(seattle);
  }

  private Optional<StaffScope> scope(Login user) {
    return accounts.find(user.city(), user.userId()).orElseThrow().staff();
  }

  private LogEntry newest() {
    return logs.ofCity(seattle, null).rows().getFirst().entry();
  }

  @Test
  void a_user_is_made_staff_of_the_home_city_and_then_of_all() {
    assertThat(scope(ada)).isEmpty();
    assertThat(add(StaffScope.HOME_CITY)).isEqualTo(Change.DONE);
    assertThat(scope(ada)).contains(StaffScope.HOME_CITY);
    assertThat(newest().action()).isEqualTo("made-staff");
    assertThat(add(StaffScope.ALL_CITIES)).isEqualTo(Change.DONE);
    assertThat(scope(ada)).contains(StaffScope.ALL_CITIES);
    assertThat(newest().action()).isEqualTo("made-staff-of-all");
  }

  private Change add(StaffScope scope) {
    return members.add(" " + ada.username().toUpperCase(Locale.ROOT), scope, "root");
  }

  @Test
  void the_log_says_that_it_was_the_command_line() {
    add(StaffScope.HOME_CITY);
    assertThat(newest().actor()).isEqualTo("root");
    assertThat(newest().actorId()).isNull();
    assertThat(newest().subjectId()).isEqualTo(ada.userId());
    members.remove(ada.username(), "root");
    assertThat(newest().action()).isEqualTo("ended-staff");
    assertThat(scope(ada)).isEmpty();
  }

  @Test
  void what_is_so_already_is_not_in_the_log() {
    assertThat(members.remove(ada.username(), "root")).isEqualTo(Change.UNCHANGED);
    add(StaffScope.HOME_CITY);
    LogEntry first = newest();
    assertThat(add(StaffScope.HOME_CITY)).isEqualTo(Change.UNCHANGED);
    assertThat(newest()).isEqualTo(first);
  }

  @Test
  void who_is_not_there_is_not_made_staff() {
    assertThat(members.add(Riders.username(), StaffScope.HOME_CITY, "root"))
        .isEqualTo(Change.NO_SUCH_USER);
    assertThat(members.remove("\0", "root")).isEqualTo(Change.NO_SUCH_USER);
  }

  @Test
  void it_ends_with_the_account_and_the_next_holder_of_the_username_is_nobody() {
    add(StaffScope.ALL_CITIES);
    users.remove(ada);
    assertThat(add(StaffScope.ALL_CITIES)).isEqualTo(Change.NO_SUCH_USER);

    var next = Riders.form(seattle, ada.username());
    users.addWithoutLogin(next);

    assertThat(accounts.find(seattle, next.id()).orElseThrow().staff()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_grant_whose_commit_was_lost_is_found_or_done(Loss loss) {
    assertThat(LostCommits.losing(loss, () -> add(StaffScope.HOME_CITY)))
        .isIn(Change.DONE, Change.UNCHANGED);
    assertThat(scope(ada)).contains(StaffScope.HOME_CITY);
    assertThat(newest().subjectId()).isEqualTo(ada.userId());
  }
}
