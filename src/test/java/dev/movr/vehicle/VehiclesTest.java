package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.user.Users;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@MovrTest
@StoreTest
@BooksAgree
class VehiclesTest {
  @Autowired Vehicles vehicles;
  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired Statements statements;

  private City paris;
  private Login owner;

  @BeforeEach
  void add_an_owner() {
    paris = riders.city("paris");
    owner = riders.in(paris);
  }

  private NewVehicle bike() {
    return new NewVehicle(
        UUID.randomUUID(), VehicleType.BIKE, "red", "Gazelle", paris.places().getFirst());
  }

  @ParameterizedTest
  @EnumSource
  void a_vehicle_is_added_with_all_that_was_filled_in(VehicleType type) {
    Place place = new Place("Under the bridge", 48.85, 2.35);
    NewVehicle form =
        new NewVehicle(UUID.randomUUID(), type, "c".repeat(30), "👩".repeat(60), place);

    assertThat(vehicles.add(owner, form)).isEqualTo(new VehicleAddition.Added());

    Vehicle vehicle = vehicles.find(paris, form.id()).orElseThrow();
    assertThat(vehicle)
        .isEqualTo(
            new Vehicle(
                paris,
                form.id(),
                type,
                owner.userId(),
                vehicle.dateAdded(),
                VehicleStatus.AVAILABLE,
                place,
                form.color(),
                form.brand(),
                null,
                null));
    assertThat(vehicles.find(riders.city("rome"), form.id())).isEmpty();
    assertThat(users.find(paris, owner.userId()).orElseThrow().isOwner()).isTrue();
  }

  @Test
  void adding_and_removing_are_one_statement_each() {
    NewVehicle form = bike();

    statements.theOneOf(() -> vehicles.add(owner, form));
    statements.theOneOf(() -> vehicles.find(paris, form.id()));
    statements.theOneOf(() -> vehicles.remove(owner, paris, form.id()));
  }

  @Test
  void a_form_sent_twice_adds_one_vehicle() {
    NewVehicle form = bike();

    assertThat(vehicles.add(owner, form)).isEqualTo(new VehicleAddition.Added());
    assertThat(vehicles.add(owner, form)).isEqualTo(new VehicleAddition.Added());
    assertThat(vehicles.ownedBy(owner, null).rows()).hasSize(1);
  }

  @Test
  void an_id_of_somebody_elses_vehicle_is_refused() {
    NewVehicle form = bike();
    vehicles.add(riders.in(paris), form);

    assertThat(vehicles.add(owner, form)).isEqualTo(new VehicleAddition.NotYours());
    assertThat(users.find(paris, owner.userId()).orElseThrow().isOwner()).isFalse();
  }

  @Test
  void a_removed_account_adds_nothing() {
    users.remove(owner);
    NewVehicle form = bike();

    assertThat(vehicles.add(owner, form)).isEqualTo(new VehicleAddition.NoSuchOwner());
    assertThat(vehicles.find(paris, form.id())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_addition_whose_commit_was_lost_is_found_or_done(Loss loss) {
    NewVehicle form = bike();

    assertThat(LostCommits.losing(loss, () -> vehicles.add(owner, form)))
        .isEqualTo(new VehicleAddition.Added());
    assertThat(vehicles.ownedBy(owner, null).rows()).hasSize(1);
  }

  @Test
  void a_removed_vehicle_is_found_no_more_and_stays_removed() {
    UUID id = riders.scooterOf(owner);

    assertThat(vehicles.remove(owner, paris, id)).isEqualTo(new VehicleRemoval.Removed());
    assertThat(vehicles.remove(owner, paris, id)).isEqualTo(new VehicleRemoval.Removed());
    assertThat(vehicles.find(paris, id)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void a_removal_whose_commit_was_lost_is_found_or_done(Loss loss) {
    UUID id = riders.scooterOf(owner);

    assertThat(LostCommits.losing(loss, () -> vehicles.remove(owner, paris, id)))
        .isEqualTo(new VehicleRemoval.Removed());
    assertThat(vehicles.find(paris, id)).isEmpty();
  }

  @Test
  void a_ridden_vehicle_is_not_removed() {
    UUID id = riders.scooterOf(owner);
    riders.rideOf(riders.in(paris), paris, id);

    assertThat(vehicles.remove(owner, paris, id)).isEqualTo(new VehicleRemoval.InUse());
    assertThat(vehicles.find(paris, id).orElseThrow().status()).isEqualTo(VehicleStatus.IN_USE);
  }

  @Test
  void only_its_owner_removes_a_vehicle() {
    UUID id = riders.scooterOf(owner);
    City rome = riders.city("rome");
    Login namesake = new Login(rome, owner.userId(), owner.username(), 1);

    assertThat(vehicles.remove(riders.in(paris), paris, id))
        .isEqualTo(new VehicleRemoval.NotYours());
    assertThat(vehicles.remove(namesake, paris, id)).isEqualTo(new VehicleRemoval.NotYours());
    assertThat(vehicles.remove(owner, rome, id)).isEqualTo(new VehicleRemoval.NoSuchVehicle());
    assertThat(vehicles.remove(owner, paris, UUID.randomUUID()))
        .isEqualTo(new VehicleRemoval.NoSuchVehicle());
    assertThat(vehicles.find(paris, id).orElseThrow().available()).isTrue();
  }
}
