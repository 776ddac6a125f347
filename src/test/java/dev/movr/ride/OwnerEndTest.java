package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.vehicle.Vehicles;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Ending a ride that its rider forgot. */
@MovrTest
@StoreTest
@BooksAgree
class OwnerEndTest {
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired RideSettings settings;
  @Autowired Vehicles vehicles;
  @Autowired Riders riders;

  private City paris;
  private Login owner;
  private Login rider;
  private UUID vehicle;
  private UUID ride;

  @BeforeEach
  void start_a_ride() {
    paris = riders.city("paris");
    owner = riders.in(paris);
    rider = riders.in(riders.city("boston"));
    vehicle = riders.scooterOf(owner);
    ride = riders.rideOf(rider, paris, vehicle);
  }

  private Ride theRide() {
    return histories.ofRider(rider, null).rides().rows().getFirst();
  }

  @Test
  void a_young_ride_is_its_riders() {
    assertThat(rides.endAsOwner(owner, paris, vehicle))
        .isEqualTo(new Ending.NotYet(theRide().startTime().plus(settings.limit())));
    assertThat(theRide().active()).isTrue();
  }

  @Test
  void an_old_one_is_ended_by_the_vehicles_owner_and_says_so() {
    riders.letRideGrowOld(paris, vehicle);

    assertThat(rides.endAsOwner(owner, paris, vehicle)).isEqualTo(new Ending.Ended());

    Ride ended = theRide();
    assertThat(ended.end())
        .isNotNull()
        .satisfies(end -> {
          assertThat(end.byOwner()).isTrue();
          assertThat(end.location()).isEqualTo(ended.startLocation());
        });
    assertThat(vehicles.find(paris, vehicle).orElseThrow().available()).isTrue();
    assertThat(rides.start(rider, paris, vehicle, UUID.randomUUID()))
        .isInstanceOf(Start.Started.class);
  }

  @ParameterizedTest
  @EnumSource
  void an_end_whose_commit_was_lost_is_found_or_done(Loss loss) {
    riders.letRideGrowOld(paris, vehicle);

    assertThat(LostCommits.losing(loss, () -> rides.endAsOwner(owner, paris, vehicle)))
        .isEqualTo(new Ending.Ended());
    assertThat(theRide().active()).isFalse();
  }

  @Test
  void nobody_else_ends_it() {
    riders.letRideGrowOld(paris, vehicle);
    City rome = riders.city("rome");

    assertThat(rides.endAsOwner(riders.in(paris), paris, vehicle)).isEqualTo(new Ending.NotYours());
    assertThat(rides.endAsOwner(rider, paris, vehicle)).isEqualTo(new Ending.NotYours());
    assertThat(rides.endAsOwner(new Login(rome, owner.userId(), "x", 1), paris, vehicle))
        .isEqualTo(new Ending.NotYours());
    assertThat(theRide().active()).isTrue();
  }

  @Test
  void where_nobody_rides_there_is_nothing_to_end() {
    riders.letRideGrowOld(paris, vehicle);
    rides.endAsOwner(owner, paris, vehicle);

    assertThat(rides.endAsOwner(owner, paris, vehicle)).isEqualTo(new Ending.NoSuchRide());
    assertThat(rides.endAsOwner(owner, paris, UUID.randomUUID()))
        .isEqualTo(new Ending.NoSuchRide());
    assertThat(rides.endAsOwner(owner, riders.city("rome"), vehicle))
        .isEqualTo(new Ending.NoSuchRide());
  }

  @Test
  void the_rider_who_comes_back_later_is_told() {
    riders.letRideGrowOld(paris, vehicle);
    rides.endAsOwner(owner, paris, vehicle);

    Place start = theRide().startLocation();
    assertThat(rides.end(rider, paris, ride, start))
        .isInstanceOfSatisfying(
            Ending.EndedBefore.class, before -> assertThat(before.end().byOwner()).isTrue());
  }

  @Test
  void the_rider_may_end_an_old_ride_too() {
    riders.letRideGrowOld(paris, vehicle);

    assertThat(rides.end(rider, paris, ride, paris.places().getLast()))
        .isEqualTo(new Ending.Ended());
    assertThat(rides.endAsOwner(owner, paris, vehicle)).isEqualTo(new Ending.NoSuchRide());
  }
}
