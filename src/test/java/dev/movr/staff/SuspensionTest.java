package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.LoginOutcome;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.login.StaffMember;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.ride.RideHistories;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.user.AccountRemoval;
import dev.movr.user.Registration;
import dev.movr.user.Users;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What a suspension does, and who may suspend whom. */
@MovrTest
@StoreTest
@BooksAgree
class SuspensionTest {
  private static final String WHY = "Left three scooters in the river";

  @Autowired StaffAccounts accounts;
  @Autowired StaffLogs logs;
  @Autowired Logins logins;
  @Autowired Users users;
  @Autowired RideHistories histories;
  @Autowired Riders riders;

  private City paris;
  private StaffMember member;
  private Login ada;

  @BeforeEach
  void find_people() {
    paris = riders.city("paris");
    member = member(StaffScope.HOME_CITY);
    ada = riders.withPassword(paris);
  }

  private StaffMember member(StaffScope scope) {
    return new StaffMember(riders.asStaff(riders.in(paris), scope), scope);
  }

  private AccountChange suspend(Login user) {
    return accounts.suspend(member, user.city(), user.userId(), WHY);
  }

  private AccountChange lift(Login user) {
    return accounts.lift(member, user.city(), user.userId(), "It was a mix-up");
  }

  private LoginOutcome logIn(Login user, String password) {
    return logins.logIn(user.username(), new Password(password), "192.0.2.77");
  }

  private LogEntry newest() {
    return logs.ofCity(paris, null).rows().getFirst().entry();
  }

  @Test
  void it_ends_all_logins_and_refuses_new_ones_with_the_reason() {
    assertThat(suspend(ada)).isEqualTo(AccountChange.DONE);

    assertThat(logins.isCurrent(ada)).isFalse();
    assertThat(logIn(ada, Riders.PASSWORD)).isEqualTo(new LoginOutcome.Suspended(WHY));
  }

  @Test
  void only_who_knows_the_password_is_told() {
    suspend(ada);

    assertThat(logIn(ada, "not the password")).isEqualTo(new LoginOutcome.Refused());
    assertThat(logins.confirm(ada, new Password("nor this one"), "192.0.2.78"))
        .isEqualTo(new LoginOutcome.Refused());
  }

  @Test
  void lifted_it_lets_in_again_but_not_the_logins_of_before() {
    suspend(ada);
    assertThat(lift(ada)).isEqualTo(AccountChange.DONE);

    assertThat(logins.isCurrent(ada)).isFalse();
    assertThat(logIn(ada, Riders.PASSWORD)).isInstanceOf(LoginOutcome.LoggedIn.class);
    assertThat(accounts.find(paris, ada.userId()).orElseThrow().suspension()).isEmpty();
  }

  @Test
  void doing_it_twice_is_doing_it_once() {
    suspend(ada);
    LogEntry first = newest();
    assertThat(accounts.suspend(member, paris, ada.userId(), "Once more"))
        .isEqualTo(AccountChange.DONE);

    assertThat(logIn(ada, Riders.PASSWORD)).isEqualTo(new LoginOutcome.Suspended(WHY));
    assertThat(newest()).isEqualTo(first);
    lift(ada);
    LogEntry lifted = newest();
    assertThat(lift(ada)).isEqualTo(AccountChange.DONE);
    assertThat(newest()).isEqualTo(lifted);
  }

  @Test
  void each_act_is_in_the_log_with_who_whom_and_why() {
    suspend(ada);
    assertThat(newest())
        .extracting(
            LogEntry::actor,
            LogEntry::actorId,
            LogEntry::action,
            LogEntry::subjectId,
            LogEntry::subject,
            LogEntry::reason)
        .containsExactly(
            member.login().username(),
            member.login().userId(),
            "suspended",
            ada.userId(),
            ada.username(),
            WHY);
    lift(ada);
    assertThat(newest().action()).isEqualTo("lifted");
    assertThat(newest().reason()).isEqualTo("It was a mix-up");
  }

  @Test
  void nobody_suspends_themselves() {
    assertThat(suspend(member.login())).isEqualTo(AccountChange.OWN);
    assertThat(logins.isCurrent(member.login())).isTrue();
  }

  @Test
  void staff_of_a_city_suspend_their_colleagues_but_not_staff_of_all_cities() {
    StaffMember colleague = member(StaffScope.HOME_CITY);
    StaffMember ofAll = member(StaffScope.ALL_CITIES);

    assertThat(suspend(ofAll.login())).isEqualTo(AccountChange.OF_ALL_CITIES);
    assertThat(logins.isCurrent(ofAll.login())).isTrue();
    assertThat(suspend(colleague.login())).isEqualTo(AccountChange.DONE);
    assertThat(accounts.suspend(ofAll, paris, member.login().userId(), WHY))
        .isEqualTo(AccountChange.DONE);
    assertThat(suspend(ada)).as("by somebody who is suspended").isEqualTo(AccountChange.NOT_STAFF);
  }

  @Test
  void who_is_not_staff_of_the_city_changes_nothing_whatever_they_claim() {
    Login elsewhere = riders.asStaff(riders.in(riders.city("rome")), StaffScope.HOME_CITY);
    for (Login nobody : new Login[] {elsewhere, riders.in(paris)}) {
      var claim = new StaffMember(nobody, StaffScope.ALL_CITIES);
      assertThat(accounts.suspend(claim, paris, ada.userId(), WHY))
          .isEqualTo(AccountChange.NOT_STAFF);
    }
    assertThat(logins.isCurrent(ada)).isTrue();
  }

  @Test
  void an_account_that_is_not_there_cannot_be_suspended() {
    assertThat(accounts.suspend(member, paris, UUID.randomUUID(), WHY))
        .isEqualTo(AccountChange.NO_SUCH_ACCOUNT);
    users.remove(ada);
    assertThat(suspend(ada)).isEqualTo(AccountChange.NO_SUCH_ACCOUNT);
  }

  @Test
  void an_active_ride_goes_on_and_is_shown() {
    City rome = riders.city("rome");
    riders.rideOf(ada, rome, riders.scooterOf(riders.in(rome)));

    suspend(ada);

    assertThat(histories.active(ada)).isPresent();
    assertThat(accounts.find(paris, ada.userId()).orElseThrow().ridingIn()).contains(rome);
  }

  /** It may be removed by a request that was under way. */
  @Test
  void a_removed_account_keeps_no_reason() {
    suspend(ada);
    lift(ada);
    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Removed());
    assertThat(accounts.find(paris, ada.userId())).isEmpty();
    assertThat(newest().subject()).isNull();
  }

  /** Its answer is a login, to whoever knows the id and the password. */
  @Test
  void a_registration_that_is_sent_again_does_not_log_in() {
    var form = Riders.form(paris, Riders.username());
    Login login = ((Registration.Registered) users.add(form, Riders.ADDRESS)).login();
    suspend(login);

    Login again = ((Registration.Registered) users.add(form, Riders.ADDRESS)).login();

    assertThat(logins.isCurrent(again)).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void one_whose_commit_was_lost_is_found_or_done(Loss loss) {
    assertThat(LostCommits.losing(loss, () -> suspend(ada))).isEqualTo(AccountChange.DONE);
    assertThat(logIn(ada, Riders.PASSWORD)).isEqualTo(new LoginOutcome.Suspended(WHY));
    assertThat(newest().subjectId()).isEqualTo(ada.userId());
    assertThat(LostCommits.losing(loss, () -> lift(ada))).isEqualTo(AccountChange.DONE);
    assertThat(logIn(ada, Riders.PASSWORD)).isInstanceOf(LoginOutcome.LoggedIn.class);
  }
}
