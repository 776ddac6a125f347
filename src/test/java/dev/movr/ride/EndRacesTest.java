package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.Books;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.vehicle.VehicleRemoval;
import dev.movr.vehicle.Vehicles;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Ends at the same time as something else. */
@MovrTest
@StoreTest
@BooksAgree
class EndRacesTest {
  private static final int ROUNDS = 60;

  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired Vehicles vehicles;
  @Autowired Riders riders;
  @Autowired Books books;

  private City paris;
  private Login owner;
  private Login rider;
  private UUID vehicle;

  @BeforeEach
  void add_a_rider_and_a_vehicle() {
    paris = riders.city("paris");
    owner = riders.in(paris);
    rider = riders.in(riders.city("seattle"));
    vehicle = riders.scooterOf(owner);
  }

  private Ride.End endOf(UUID ride) {
    Ride newest = histories.ofRider(rider, null).rides().rows().getFirst();
    assertThat(newest.id()).isEqualTo(ride);
    Ride.End end = newest.end();
    if (end == null) {
      throw new AssertionError("the ride is active");
    }
    return end;
  }

  @Test
  void a_ride_ends_at_one_place() {
    List<Place> places = paris.places().subList(0, 4);

    for (int round = 0; round < ROUNDS; round++) {
      UUID ride = riders.rideOf(rider, paris, vehicle);

      List<Ending> outcomes =
          Concurrently.each(places, place -> rides.end(rider, paris, ride, place));

      Ride.End end = endOf(ride);
      assertThat(outcomes).containsOnlyOnce(new Ending.Ended());
      assertThat(outcomes).containsOnly(new Ending.Ended(), new Ending.EndedBefore(end));
      assertThat(places.get(outcomes.indexOf(new Ending.Ended()))).isEqualTo(end.location());
      assertThat(vehicles.find(paris, vehicle).orElseThrow().lastLocation())
          .isEqualTo(end.location());
    }
  }

  @Test
  void a_form_sent_many_times_at_once_ends_it_once() {
    Place place = paris.places().getLast();

    for (int round = 0; round < ROUNDS; round++) {
      UUID ride = riders.rideOf(rider, paris, vehicle);

      assertThat(Concurrently.times(6, () -> rides.end(rider, paris, ride, place)))
          .containsOnly(new Ending.Ended());
    }
  }

  @Test
  void the_rider_or_the_owner_ends_an_old_ride() {
    Place place = paris.places().getLast();

    for (int round = 0; round < ROUNDS; round++) {
      UUID ride = riders.rideOf(rider, paris, vehicle);
      riders.letRideGrowOld(paris, vehicle);

      List<Ending> outcomes =
          Concurrently.run(
              () -> rides.end(rider, paris, ride, place),
              () -> rides.endAsOwner(owner, paris, vehicle));

      Ride.End end = endOf(ride);
      if (end.byOwner()) {
        assertThat(outcomes).containsExactly(new Ending.EndedBefore(end), new Ending.Ended());
      } else {
        assertThat(outcomes).containsExactly(new Ending.Ended(), new Ending.NoSuchRide());
      }
    }
  }

  @Test
  void a_late_end_does_not_end_the_next_riders_ride() {
    Login next = riders.in(paris);

    for (int round = 0; round < ROUNDS; round++) {
      UUID ride = riders.rideOf(rider, paris, vehicle);
      UUID nextRide = UUID.randomUUID();

      List<Object> outcomes =
          Concurrently.run(
              () -> rides.end(rider, paris, ride, paris.places().get(0)),
              () -> rides.end(rider, paris, ride, paris.places().get(1)),
              () -> rides.start(next, paris, vehicle, nextRide));

      books.agree();
      if (outcomes.getLast() instanceof Start.Started) {
        assertThat(vehicles.find(paris, vehicle).orElseThrow().available()).isFalse();
        rides.end(next, paris, nextRide, paris.places().get(2));
      } else {
        assertThat(outcomes.getLast()).isEqualTo(new Start.VehicleBusy());
      }
    }
  }

  @Test
  void a_vehicle_is_removed_after_its_ride_or_not_at_all() {
    for (int round = 0; round < ROUNDS; round++) {
      UUID ridden = riders.scooterOf(owner);
      UUID ride = riders.rideOf(rider, paris, ridden);

      List<Object> outcomes =
          Concurrently.run(
              () -> rides.end(rider, paris, ride, paris.places().getLast()),
              () -> vehicles.remove(owner, paris, ridden));

      assertThat(outcomes.getFirst()).isEqualTo(new Ending.Ended());
      assertThat(vehicles.find(paris, ridden).isEmpty())
          .isEqualTo(outcomes.getLast() instanceof VehicleRemoval.Removed);
    }
  }
}
