package dev.movr.user;

import static dev.movr.testing.Riders.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.api.IdempotencyKey;
import dev.movr.login.Login;
import dev.movr.login.LoginOutcome;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.login.PasswordChange;
import dev.movr.region.City;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.vehicle.NewVehicle;
import dev.movr.vehicle.VehicleAddition;
import dev.movr.vehicle.VehicleRemoval;
import dev.movr.vehicle.VehicleType;
import dev.movr.vehicle.Vehicles;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens to an account at the same time as something else. */
@MovrTest
@StoreTest
@BooksAgree
class AccountRacesTest {
  private static final int ROUNDS = 60;

  @Autowired Users users;
  @Autowired Logins logins;
  @Autowired Vehicles vehicles;
  @Autowired Riders riders;

  private City rome;
  private City boston;

  @BeforeEach
  void find_cities() {
    rome = riders.city("rome");
    boston = riders.city("boston");
  }

  private VehicleAddition addTo(Login owner, UUID id) {
    return vehicles.add(
        owner, new NewVehicle(id, VehicleType.BIKE, "red", "Gazelle", rome.places().getFirst()));
  }

  @Test
  void an_account_adds_a_vehicle_or_is_removed_but_not_both() {
    for (int round = 0; round < ROUNDS; round++) {
      Login owner = riders.in(rome);
      UUID id = UUID.randomUUID();

      List<Object> outcomes = Concurrently.run(() -> addTo(owner, id), () -> users.remove(owner));

      if (outcomes.getFirst() instanceof VehicleAddition.Added) {
        assertThat(outcomes.getLast()).isEqualTo(new AccountRemoval.Owning());
      } else {
        assertThat(outcomes)
            .containsExactly(new VehicleAddition.NoSuchOwner(), new AccountRemoval.Removed());
      }
    }
  }

  @Test
  void an_owner_removes_the_last_vehicle_and_the_account() {
    for (int round = 0; round < ROUNDS; round++) {
      Login owner = riders.in(rome);
      UUID vehicle = riders.scooterOf(owner);

      List<Object> outcomes =
          Concurrently.run(() -> vehicles.remove(owner, rome, vehicle), () -> users.remove(owner));

      assertThat(outcomes.getFirst()).isEqualTo(new VehicleRemoval.Removed());
      assertThat(outcomes.getLast())
          .isIn(new AccountRemoval.Removed(), new AccountRemoval.Owning());
    }
  }

  @Test
  void a_removed_account_is_changed_no_more() {
    for (int round = 0; round < ROUNDS; round++) {
      Login ada = riders.in(rome);

      List<Object> outcomes =
          Concurrently.run(
              () ->
                  users.correct(
                      ada, user -> new PersonalData("Eve", user.lastName(), "e@x", false, null)),
              () -> users.remove(ada));

      assertThat(outcomes.getLast()).isEqualTo(new AccountRemoval.Removed());
      assertThat(users.find(rome, ada.userId())).isEmpty();
    }
  }

  @Test
  void of_two_vehicles_under_one_key_one_is_added() {
    for (int round = 0; round < ROUNDS; round++) {
      Login owner = riders.in(rome);
      var key = new IdempotencyKey("k" + round);
      List<UUID> two =
          List.of(
              IdempotencyKey.id(key, List.of(owner.userId()), List.of("red")),
              IdempotencyKey.id(key, List.of(owner.userId()), List.of("blue")));

      assertThat(Concurrently.each(two, id -> addTo(owner, id)))
          .containsExactlyInAnyOrder(new VehicleAddition.Added(), new VehicleAddition.KeyReused());
    }
  }

  @Test
  void a_form_sent_many_times_at_once_adds_one_vehicle() {
    Login owner = riders.in(rome);

    for (int round = 0; round < ROUNDS / 2; round++) {
      UUID id = UUID.randomUUID();
      assertThat(Concurrently.times(6, () -> addTo(owner, id)))
          .containsOnly(new VehicleAddition.Added());
    }
    assertThat(vehicles.ownedBy(owner, null).next()).isPresent();
  }

  @Test
  void a_registration_sent_many_times_at_once_makes_one_account() {
    for (int round = 0; round < ROUNDS; round++) {
      NewUser form = form(rome, Riders.username());

      assertThat(Concurrently.times(4, () -> users.addWithoutLogin(form)))
          .containsOnly(
              new Registration.Registered(new Login(rome, form.id(), form.username(), 1)));
    }
  }

  @Test
  void so_does_one_with_a_password() {
    for (int round = 0; round < 5; round++) {
      NewUser form = form(rome, Riders.username());

      assertThat(Concurrently.times(3, () -> users.add(form, Riders.ADDRESS)))
          .containsOnly(
              new Registration.Registered(new Login(rome, form.id(), form.username(), 1)));
    }
  }

  @Test
  void of_many_who_want_a_username_one_has_it() {
    for (int round = 0; round < ROUNDS; round++) {
      String username = Riders.username();
      List<NewUser> many =
          List.of(
              form(rome, username), form(boston, username),
              form(rome, username.toUpperCase(Locale.ROOT)), form(boston, username));

      List<Registration> outcomes = Concurrently.each(many, users::addWithoutLogin);

      assertThat(outcomes).filteredOn(Registration.Registered.class::isInstance).hasSize(1);
      assertThat(outcomes).filteredOn(new Registration.UsernameTaken()::equals).hasSize(3);
    }
  }

  @Test
  void of_two_new_passwords_one_is_set() {
    for (int round = 0; round < 5; round++) {
      Login ada = riders.in(rome);
      List<Password> two = List.of(new Password("the first one"), new Password("the second one"));

      List<PasswordChange> outcomes =
          Concurrently.each(two, password -> logins.changePassword(ada, password));

      assertThat(outcomes).containsOnlyOnce(new PasswordChange.LoggedOut());
      int set = outcomes.getFirst() instanceof PasswordChange.Changed ? 0 : 1;
      assertThat(logins.logIn(ada.username(), two.get(set), "192.0.2." + round))
          .isInstanceOf(LoginOutcome.LoggedIn.class);
    }
  }
}
