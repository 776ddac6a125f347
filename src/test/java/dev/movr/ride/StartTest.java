package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.user.Users;
import dev.movr.vehicle.VehicleStatus;
import dev.movr.vehicle.Vehicles;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

@MovrTest
@StoreTest
@BooksAgree
class StartTest {
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired Vehicles vehicles;
  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired Statements statements;

  private City rome;
  private Login owner;
  private Login rider;
  private UUID vehicle;
  private final UUID ride = UUID.randomUUID();

  @BeforeEach
  void add_a_rider_and_a_vehicle() {
    rome = riders.city("rome");
    owner = riders.in(rome);
    rider = riders.in(riders.city("boston"));
    vehicle = riders.scooterOf(owner);
  }

  private Start start() {
    return rides.start(rider, rome, vehicle, ride);
  }

  @Test
  void a_ride_starts_with_one_statement_where_the_vehicle_stands() {
    statements.theOneOf(() -> assertThat(start()).isEqualTo(new Start.Started(rome, ride)));

    assertThat(vehicles.find(rome, vehicle).orElseThrow().status()).isEqualTo(VehicleStatus.IN_USE);
    assertThat(histories.ofRider(rider, null).rides().rows())
        .singleElement()
        .satisfies(started -> {
          assertThat(started.active()).isTrue();
          assertThat(started.id()).isEqualTo(ride);
          assertThat(started.city()).isEqualTo(rome);
          assertThat(started.vehicle().id()).isEqualTo(vehicle);
          assertThat(started.startLocation()).isEqualTo(rome.places().getFirst());
          assertThat(started.end()).isNull();
          assertThat(started.length()).isEmpty();
        });
  }

  @Test
  void a_form_sent_twice_starts_one_ride() {
    assertThat(start()).isEqualTo(start()).isEqualTo(new Start.Started(rome, ride));
    assertThat(histories.ofRider(rider, null).rides().rows()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void a_start_whose_commit_was_lost_is_found_or_done(Loss loss) {
    assertThat(LostCommits.losing(loss, this::start)).isEqualTo(new Start.Started(rome, ride));
    assertThat(histories.ofRider(rider, null).rides().rows()).hasSize(1);
  }

  @Test
  void a_form_sent_again_after_the_end_starts_nothing() {
    start();
    rides.end(rider, rome, ride, rome.places().getLast());

    assertThat(start()).isEqualTo(new Start.EndedSince());
    assertThat(vehicles.find(rome, vehicle).orElseThrow().available()).isTrue();
  }

  @Test
  void a_busy_vehicle_cannot_be_started_twice() {
    riders.rideOf(riders.in(rome), rome, vehicle);

    assertThat(start()).isEqualTo(new Start.VehicleBusy());
    assertThat(histories.ofRider(rider, null).rides().rows()).isEmpty();
  }

  @Test
  void who_rides_already_starts_no_other_ride_wherever_in_the_world() {
    start();
    City paris = riders.city("paris");
    UUID other = riders.scooterOf(owner);
    UUID elsewhere = riders.scooterOf(riders.in(paris));
    Start riding = new Start.AlreadyRiding(rome, ride);

    assertThat(rides.start(rider, rome, other, UUID.randomUUID())).isEqualTo(riding);
    assertThat(rides.start(rider, paris, elsewhere, UUID.randomUUID())).isEqualTo(riding);
    assertThat(rides.start(rider, rome, vehicle, UUID.randomUUID())).isEqualTo(riding);
    assertThat(rides.start(rider, paris, elsewhere, ride)).isEqualTo(riding);
    assertThat(vehicles.find(paris, elsewhere).orElseThrow().available()).isTrue();
  }

  @Test
  void a_removed_or_unknown_vehicle_cannot_be_started() {
    vehicles.remove(owner, rome, vehicle);

    assertThat(start()).isEqualTo(new Start.NoSuchVehicle());
    assertThat(rides.start(rider, rome, UUID.randomUUID(), ride))
        .isEqualTo(new Start.NoSuchVehicle());
    assertThat(rides.start(rider, riders.city("paris"), vehicle, ride))
        .isEqualTo(new Start.NoSuchVehicle());
  }

  @Test
  void a_removed_account_starts_nothing() {
    users.remove(rider);

    assertThat(start()).isEqualTo(new Start.NoSuchRider());
    assertThat(vehicles.find(rome, vehicle).orElseThrow().available()).isTrue();
  }

  @Test
  void an_id_of_another_ride_is_refused() {
    UUID other = riders.scooterOf(owner);
    riders.rideOf(riders.in(rome), rome, other);
    rides.start(rider, rome, vehicle, ride);
    Login stranger = riders.in(rome);

    assertThat(rides.start(stranger, rome, vehicle, ride)).isEqualTo(new Start.NotYours());
    assertThat(rides.start(rider, rome, other, ride)).isEqualTo(new Start.NotYours());
  }

  @Test
  void a_vehicle_that_was_left_starts_where_it_was_left() {
    Login before = riders.in(rome);
    UUID first = riders.rideOf(before, rome, vehicle);
    rides.end(before, rome, first, rome.places().get(4));

    start();

    assertThat(histories.ofRider(rider, null).rides().rows().getFirst().startLocation())
        .isEqualTo(rome.places().get(4));
  }

  @Test
  void owners_ride_their_own_vehicles_like_anybody() {
    assertThat(rides.start(owner, rome, vehicle, ride)).isEqualTo(new Start.Started(rome, ride));
  }
}
