package dev.movr.user;

import static dev.movr.testing.Riders.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.LoginOutcome;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.vehicle.Vehicles;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MovrTest
@StoreTest
@BooksAgree
class AccountRemovalTest {
  @Autowired Users users;
  @Autowired Logins logins;
  @Autowired Vehicles vehicles;
  @Autowired Rides rides;
  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;

  private City paris;

  @BeforeEach
  void find_paris() {
    paris = riders.city("paris");
  }

  private Map<String, @Nullable Object> row(Login login) {
    return jdbc.sql("SELECT * FROM users WHERE city = ? AND id = ?")
        .params(login.city().name(), login.userId())
        .query()
        .singleRow();
  }

  @Test
  void a_removed_account_holds_nothing_personal_and_its_login_is_dead() {
    Login ada = riders.withPassword(paris);
    assertThat(logins.isCurrent(ada)).isTrue();

    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Removed());

    assertThat(row(ada)).hasEntrySatisfying("removed_at", at -> assertThat(at).isNotNull());
    assertThat(row(ada)).containsEntry("listed", false).containsEntry("second_factor", false);
    assertThat(row(ada).entrySet())
        .filteredOn(column -> column.getValue() != null)
        .extracting(Map.Entry::getKey)
        .filteredOn(name -> !name.equals("region"))
        .containsExactlyInAnyOrder(
            "city", "id", "is_owner", "listed", "second_factor", "date_joined", "removed_at");
    assertThat(users.find(paris, ada.userId())).isEmpty();
    assertThat(users.find(ada.username())).isEmpty();
    assertThat(logins.isCurrent(ada)).isFalse();
    assertThat(logins.logIn(ada.username(), new Password(Riders.PASSWORD), "192.0.2.1"))
        .isEqualTo(new LoginOutcome.Refused());
  }

  @Test
  void the_username_is_free_again_and_the_old_login_is_not_the_new_holders() {
    Login ada = riders.in(paris);
    users.remove(ada);

    assertThat(users.addWithoutLogin(form(riders.city("boston"), ada.username())))
        .isInstanceOf(Registration.Registered.class);

    assertThat(logins.isCurrent(ada)).isFalse();
    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Removed());
    assertThat(users.find(ada.username())).isPresent();
  }

  @Test
  void the_rides_stay_for_the_books() {
    Login owner = riders.in(paris);
    Login ada = riders.in(paris);
    UUID vehicle = riders.scooterOf(owner);
    UUID ride = riders.rideOf(ada, paris, vehicle);
    rides.end(ada, paris, ride, paris.places().getLast());

    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Removed());

    assertThat(
            jdbc.sql("SELECT rider_id FROM rides WHERE city = 'paris' AND id = ?")
                .param(ride)
                .query(UUID.class)
                .single())
        .isEqualTo(ada.userId());
  }

  @Test
  void removing_twice_is_removing_once() {
    Login ada = riders.in(paris);

    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Removed());
    var before = row(ada);
    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Removed());
    assertThat(row(ada)).isEqualTo(before);
  }

  @ParameterizedTest
  @EnumSource
  void a_removal_whose_commit_was_lost_is_found_or_done(Loss loss) {
    Login ada = riders.in(paris);

    assertThat(LostCommits.losing(loss, () -> users.remove(ada)))
        .isEqualTo(new AccountRemoval.Removed());
    assertThat(users.find(paris, ada.userId())).isEmpty();
  }

  @Test
  void who_rides_stays_wherever_in_the_world() {
    City boston = riders.city("boston");
    Login ada = riders.in(paris);
    UUID vehicle = riders.scooterOf(riders.in(boston));
    UUID ride = riders.rideOf(ada, boston, vehicle);

    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Riding());
    assertThat(users.find(ada.username())).isPresent();

    rides.end(ada, boston, ride, boston.places().getFirst());
    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Removed());
  }

  @Test
  void who_owns_a_vehicle_stays_until_it_is_removed() {
    Login ada = riders.in(paris);
    UUID vehicle = riders.scooterOf(ada);

    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Owning());
    assertThat(logins.isCurrent(ada)).isTrue();

    vehicles.remove(ada, paris, vehicle);
    assertThat(users.remove(ada)).isEqualTo(new AccountRemoval.Removed());
  }
}
