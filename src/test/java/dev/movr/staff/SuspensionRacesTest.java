package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.LoginOutcome;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.login.StaffMember;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.user.AccountRemoval;
import dev.movr.user.Users;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to an account at the same time as it is suspended. */
@MovrTest
@StoreTest
@BooksAgree
class SuspensionRacesTest {
  private static final int ROUNDS = 30;

  @Autowired StaffAccounts accounts;
  @Autowired StaffMembers members;
  @Autowired StaffLogs logs;
  @Autowired Logins logins;
  @Autowired Users users;
  @Autowired Riders riders;

  private City rome;

  @BeforeEach
  void find_rome() {
    rome = riders.city("rome");
  }

  private StaffMember member() {
    Login login = riders.asStaff(riders.in(rome), StaffScope.HOME_CITY);
    return new StaffMember(login, StaffScope.HOME_CITY);
  }

  private AccountChange suspend(StaffMember by, Login user) {
    return accounts.suspend(by, user.city(), user.userId(), "A race");
  }

  @Test
  void whoever_logs_in_meanwhile_is_out_afterwards() {
    StaffMember member = member();
    for (int round = 0; round < ROUNDS; round++) {
      Login ada = riders.withPassword(rome);
      String address = "192.0.2." + round;

      List<Object> outcomes =
          Concurrently.run(
              () -> logins.logIn(ada.username(), new Password(Riders.PASSWORD), address),
              () -> suspend(member, ada));

      assertThat(outcomes.getLast()).isEqualTo(AccountChange.DONE);
      if (outcomes.getFirst() instanceof LoginOutcome.LoggedIn(Login login, _)) {
        assertThat(logins.isCurrent(login)).isFalse();
      }
    }
  }

  /** In two cities, whose logs do not meet. */
  @Test
  void of_two_who_suspend_each_other_one_has_come_too_late() {
    for (int round = 0; round < ROUNDS / 3; round++) {
      StaffMember one = ofAllCities(rome);
      StaffMember other = ofAllCities(riders.city("boston"));

      assertThat(
              Concurrently.<AccountChange>run(
                  () -> suspend(one, other.login()), () -> suspend(other, one.login())))
          .containsExactlyInAnyOrder(AccountChange.DONE, AccountChange.NOT_STAFF);
    }
  }

  private StaffMember ofAllCities(City home) {
    Login login = riders.asStaff(riders.in(home), StaffScope.ALL_CITIES);
    return new StaffMember(login, StaffScope.ALL_CITIES);
  }

  @Test
  void of_two_who_suspend_the_same_account_one_is_in_the_log() {
    StaffMember one = member();
    StaffMember other = member();
    for (int round = 0; round < ROUNDS; round++) {
      Login ada = riders.in(rome);

      assertThat(
              Concurrently.<AccountChange>run(() -> suspend(one, ada), () -> suspend(other, ada)))
          .containsOnly(AccountChange.DONE);

      assertThat(logs.ofCity(rome, null).rows().stream().map(SealedEntry::entry))
          .filteredOn(entry -> entry.subjectId().equals(ada.userId()))
          .hasSize(1);
    }
  }

  @Test
  void whoever_stops_being_staff_meanwhile_has_suspended_before_or_not_at_all() {
    for (int round = 0; round < ROUNDS; round++) {
      StaffMember member = member();
      Login ada = riders.in(rome);

      List<Object> outcomes =
          Concurrently.run(
              () -> suspend(member, ada), () -> members.remove(member.login().username(), "tests"));

      assertThat(outcomes.getFirst()).isIn(AccountChange.DONE, AccountChange.NOT_STAFF);
      assertThat(logins.isCurrent(ada)).isEqualTo(outcomes.getFirst() == AccountChange.NOT_STAFF);
    }
  }

  @Test
  void an_account_that_is_removed_meanwhile_is_gone() {
    StaffMember member = member();
    for (int round = 0; round < ROUNDS; round++) {
      Login ada = riders.in(rome);

      List<Object> outcomes = Concurrently.run(() -> suspend(member, ada), () -> users.remove(ada));

      assertThat(outcomes.getFirst()).isIn(AccountChange.DONE, AccountChange.NO_SUCH_ACCOUNT);
      assertThat(outcomes.getLast()).isEqualTo(new AccountRemoval.Removed());
      assertThat(accounts.find(rome, ada.userId())).isEmpty();
    }
  }

  @Test
  void many_entries_at_once_make_one_chain() {
    List<Login> many = Stream.generate(() -> riders.in(rome)).limit(24).toList();
    StaffMember member = member();
    List<Supplier<Object>> works =
        many.stream().<Supplier<Object>>map(user -> () -> suspend(member, user)).toList();
    long before = newest();

    assertThat(Concurrently.each(works, Supplier::get)).containsOnly(AccountChange.DONE);

    assertThat(logs.ofCity(rome, null).rows().stream().limit(24).map(row -> row.entry().number()))
        .containsExactlyElementsOf(
            LongStream.iterate(before + 24, number -> number - 1).limit(24).boxed().toList());
    assertThat(logs.faults(rome)).isEmpty();
  }

  private long newest() {
    return logs.ofCity(rome, null).rows().stream()
        .findFirst()
        .map(row -> row.entry().number())
        .orElse(0L);
  }
}
