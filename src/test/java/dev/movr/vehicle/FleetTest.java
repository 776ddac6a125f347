package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.Ending;
import dev.movr.ride.Rides;
import dev.movr.ride.Start;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.Concurrently;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Owners and staff look after vehicles. */
@MovrTest
@StoreTest
@BooksAgree
class FleetTest {
  private static final int ROUNDS = 60;

  @Autowired Fleet fleet;
  @Autowired Vehicles vehicles;
  @Autowired VehicleLists lists;
  @Autowired Rides rides;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;

  private City paris;
  private Login owner;
  private Login rider;
  private UUID vehicle;
  private Place elsewhere;

  @BeforeEach
  void add_a_vehicle() {
    paris = riders.city("paris");
    owner = riders.in(paris);
    rider = riders.in(riders.city("boston"));
    vehicle = riders.scooterOf(owner);
    elsewhere = paris.places().getLast();
  }

  private Vehicle theVehicle() {
    return vehicles.find(paris, vehicle).orElseThrow();
  }

  private OutOfService out() {
    return Objects.requireNonNull(theVehicle().outOfService());
  }

  private FleetChange takeOut(OutReason reason) {
    return fleet.takeOut(owner, paris, vehicle, reason, true);
  }

  private UUID publicId() {
    return jdbc.sql("SELECT public_id FROM vehicles WHERE city = 'paris' AND id = ?")
        .param(vehicle)
        .query(UUID.class)
        .single();
  }

  @Test
  void each_act_is_one_statement() {
    statements.theOneOf(() -> takeOut(OutReason.DAMAGE));
    statements.theOneOf(() -> fleet.putBack(owner, paris, vehicle, elsewhere));
    statements.theOneOf(
        () -> fleet.correct(owner, paris, vehicle, new Correction("blue", "Kona", elsewhere)));
  }

  @ParameterizedTest
  @EnumSource
  void out_of_service_it_is_neither_found_nor_ridden_and_says_why(OutReason reason) {
    assertThat(takeOut(reason)).isEqualTo(FleetChange.DONE);

    assertThat(theVehicle().status()).isEqualTo(VehicleStatus.OUT_OF_SERVICE);
    assertThat(out().reason()).isEqualTo(reason);
    assertThat(lists.inCity(paris, VehicleStatus.AVAILABLE, VehicleType.SCOOTER, null).rows())
        .doesNotContain(theVehicle());
    assertThat(rides.start(rider, paris, vehicle, UUID.randomUUID()))
        .isEqualTo(new Start.OutOfService());
  }

  @Test
  void taken_out_twice_it_keeps_the_time_and_has_the_last_reason() {
    takeOut(OutReason.BADLY_PARKED);
    OutOfService first = out();
    assertThat(takeOut(OutReason.BADLY_PARKED)).isEqualTo(FleetChange.DONE);
    assertThat(out()).isEqualTo(first);

    takeOut(OutReason.MISSING);
    assertThat(out()).isEqualTo(new OutOfService(OutReason.MISSING, first.since()));
  }

  @Test
  void put_back_it_can_be_ridden_from_where_it_stands() {
    takeOut(OutReason.DEPOT);
    assertThat(fleet.putBack(owner, paris, vehicle, elsewhere)).isEqualTo(FleetChange.DONE);
    assertThat(fleet.putBack(owner, paris, vehicle, elsewhere)).isEqualTo(FleetChange.DONE);

    assertThat(theVehicle().available()).isTrue();
    assertThat(theVehicle().outOfService()).isNull();
    assertThat(theVehicle().lastLocation()).isEqualTo(elsewhere);
    assertThat(rides.start(rider, paris, vehicle, UUID.randomUUID()))
        .isInstanceOf(Start.Started.class);
  }

  @Test
  void what_is_asked_for_during_a_ride_is_done_by_its_end() {
    UUID ride = riders.rideOf(rider, paris, vehicle);
    assertThat(fleet.takeOut(owner, paris, vehicle, OutReason.DAMAGE, false))
        .isEqualTo(FleetChange.BUSY);
    assertThat(takeOut(OutReason.DAMAGE)).isEqualTo(FleetChange.AFTER_RIDE);
    assertThat(takeOut(OutReason.DAMAGE)).isEqualTo(FleetChange.AFTER_RIDE);
    assertThat(theVehicle().status()).isEqualTo(VehicleStatus.IN_USE);
    assertThat(theVehicle().outAfterRide()).isEqualTo(OutReason.DAMAGE);

    statements.theOneOf(() -> rides.end(rider, paris, ride, elsewhere));

    assertThat(theVehicle().status()).isEqualTo(VehicleStatus.OUT_OF_SERVICE);
    assertThat(theVehicle().outAfterRide()).isNull();
    assertThat(theVehicle().lastLocation()).isEqualTo(elsewhere);
    assertThat(rides.start(rider, paris, vehicle, UUID.randomUUID()))
        .isEqualTo(new Start.OutOfService());
  }

  @Test
  void what_was_asked_for_can_be_taken_back_while_it_is_ridden() {
    UUID ride = riders.rideOf(rider, paris, vehicle);
    takeOut(OutReason.DAMAGE);
    assertThat(fleet.putBack(owner, paris, vehicle, null)).isEqualTo(FleetChange.DONE);
    rides.end(rider, paris, ride, elsewhere);
    assertThat(theVehicle().available()).isTrue();
  }

  @Test
  void a_correction_changes_what_it_names() {
    Place before = theVehicle().lastLocation();
    fleet.correct(owner, paris, vehicle, new Correction("blue", null, null));
    assertThat(theVehicle())
        .extracting(Vehicle::color, Vehicle::brand, Vehicle::lastLocation)
        .containsExactly("blue", "Kick", before);
    fleet.correct(owner, paris, vehicle, new Correction(null, "Kona", elsewhere));
    assertThat(theVehicle())
        .extracting(Vehicle::color, Vehicle::brand, Vehicle::lastLocation)
        .containsExactly("blue", "Kona", elsewhere);
  }

  @Test
  void its_public_id_is_drawn_anew_by_a_move_and_not_by_out_and_in() {
    UUID before = publicId();
    takeOut(OutReason.DAMAGE);
    fleet.putBack(owner, paris, vehicle, null);
    fleet.correct(owner, paris, vehicle, new Correction("blue", "Kona", null));
    assertThat(publicId()).isEqualTo(before);

    fleet.correct(owner, paris, vehicle, new Correction(null, null, elsewhere));
    assertThat(publicId()).isNotEqualTo(before);
  }

  @Test
  void staff_of_the_city_and_of_all_act_as_long_as_they_are() {
    Login ofCity = riders.asStaff(riders.in(paris), StaffScope.HOME_CITY);
    Login ofAll = riders.asStaff(riders.in(riders.city("seattle")), StaffScope.ALL_CITIES);
    for (Login staff : List.of(ofCity, ofAll)) {
      assertThat(fleet.takeOut(staff, paris, vehicle, OutReason.DEPOT, true))
          .isEqualTo(FleetChange.DONE);
      riders.suspended(staff);
      assertThat(fleet.putBack(staff, paris, vehicle, null)).isEqualTo(FleetChange.NOT_YOURS);
    }
  }

  @Test
  void nobody_else_does_and_of_a_namesake_elsewhere_it_is_not() {
    Login namesake = new Login(riders.city("rome"), owner.userId(), "x", 1);
    Login ofRome = riders.asStaff(riders.in(riders.city("rome")), StaffScope.HOME_CITY);
    for (Login other : List.of(namesake, ofRome, riders.in(paris))) {
      assertThat(fleet.takeOut(other, paris, vehicle, OutReason.DEPOT, true))
          .isEqualTo(FleetChange.NOT_YOURS);
    }
    assertThat(theVehicle().available()).isTrue();
    assertThat(fleet.takeOut(owner, riders.city("rome"), vehicle, OutReason.DEPOT, true))
        .isEqualTo(FleetChange.NO_SUCH_VEHICLE);
  }

  @Test
  void a_vehicle_that_is_out_is_removed_for_good() {
    takeOut(OutReason.DAMAGE);
    assertThat(vehicles.remove(owner, paris, vehicle)).isEqualTo(new VehicleRemoval.Removed());
    assertThat(takeOut(OutReason.DAMAGE)).isEqualTo(FleetChange.NO_SUCH_VEHICLE);
  }

  @ParameterizedTest
  @EnumSource
  void an_act_whose_commit_was_lost_is_found_or_done(Loss loss) {
    assertThat(LostCommits.losing(loss, () -> takeOut(OutReason.DAMAGE)))
        .isEqualTo(FleetChange.DONE);
    assertThat(theVehicle().status()).isEqualTo(VehicleStatus.OUT_OF_SERVICE);
  }

  @Test
  void of_a_start_and_taking_out_one_comes_too_late() {
    for (int round = 0; round < ROUNDS; round++) {
      UUID ride = UUID.randomUUID();
      List<Object> outcomes =
          Concurrently.run(
              () -> rides.start(rider, paris, vehicle, ride), () -> takeOut(OutReason.DAMAGE));

      if (outcomes.getFirst() instanceof Start.Started) {
        assertThat(outcomes.getLast()).isEqualTo(FleetChange.AFTER_RIDE);
        assertThat(theVehicle().status()).isEqualTo(VehicleStatus.IN_USE);
        rides.end(rider, paris, ride, elsewhere);
      } else {
        assertThat(outcomes).containsExactly(new Start.OutOfService(), FleetChange.DONE);
      }
      assertThat(theVehicle().status()).isEqualTo(VehicleStatus.OUT_OF_SERVICE);
      fleet.putBack(owner, paris, vehicle, null);
    }
  }

  @Test
  void taken_out_while_its_ride_ends_it_is_out() {
    for (int round = 0; round < ROUNDS; round++) {
      UUID ride = riders.rideOf(rider, paris, vehicle);
      List<Object> outcomes =
          Concurrently.run(
              () -> rides.end(rider, paris, ride, elsewhere), () -> takeOut(OutReason.DAMAGE));

      assertThat(outcomes.getFirst()).isEqualTo(new Ending.Ended());
      assertThat(theVehicle().status()).isEqualTo(VehicleStatus.OUT_OF_SERVICE);
      assertThat(theVehicle().outAfterRide()).isNull();
      fleet.putBack(owner, paris, vehicle, null);
    }
  }
}
