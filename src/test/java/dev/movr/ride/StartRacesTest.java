package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.user.AccountRemoval;
import dev.movr.user.Users;
import dev.movr.vehicle.VehicleRemoval;
import dev.movr.vehicle.Vehicles;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Starts at the same time as something else. */
@MovrTest
@StoreTest
@BooksAgree
class StartRacesTest {
  private static final int ROUNDS = 60;

  @Autowired Rides rides;
  @Autowired Vehicles vehicles;
  @Autowired Users users;
  @Autowired Riders riders;

  private City rome;
  private City boston;
  private Login owner;

  @BeforeEach
  void add_an_owner() {
    rome = riders.city("rome");
    boston = riders.city("boston");
    owner = riders.in(rome);
  }

  private Start start(Login rider, City city, UUID vehicle) {
    return rides.start(rider, city, vehicle, UUID.randomUUID());
  }

  private void end(Login rider, Start.Started started) {
    City city = started.city();
    assertThat(rides.end(rider, city, started.rideId(), city.places().getFirst()))
        .isEqualTo(new Ending.Ended());
  }

  private static Start.Started theOne(List<Start> outcomes) {
    var started = outcomes.stream().filter(Start.Started.class::isInstance).toList();
    assertThat(started).as("started, of %s", outcomes).hasSize(1);
    return (Start.Started) started.getFirst();
  }

  @Test
  void of_many_riders_one_takes_the_vehicle() {
    UUID vehicle = riders.scooterOf(owner);
    List<Login> many =
        List.of(riders.in(rome), riders.in(rome), riders.in(boston), riders.in(boston));

    for (int round = 0; round < ROUNDS; round++) {
      List<Start> outcomes = Concurrently.each(many, rider -> start(rider, rome, vehicle));

      Start.Started won = theOne(outcomes);
      assertThat(outcomes).containsOnly(won, new Start.VehicleBusy());
      end(many.get(outcomes.indexOf(won)), won);
    }
  }

  @Test
  void of_many_vehicles_in_two_regions_a_rider_takes_one() {
    Login rider = riders.in(rome);
    Login elsewhere = riders.in(boston);
    List<UUID> many =
        List.of(
            riders.scooterOf(owner), riders.scooterOf(elsewhere),
            riders.scooterOf(owner), riders.scooterOf(elsewhere));

    for (int round = 0; round < ROUNDS; round++) {
      List<Start> outcomes =
          Concurrently.each(
              many,
              vehicle -> start(rider, many.indexOf(vehicle) % 2 == 0 ? rome : boston, vehicle));

      Start.Started won = theOne(outcomes);
      assertThat(outcomes).containsOnly(won, new Start.AlreadyRiding(won.city(), won.rideId()));
      end(rider, won);
    }
  }

  @Test
  void a_form_sent_many_times_at_once_starts_one_ride() {
    Login rider = riders.in(boston);
    UUID vehicle = riders.scooterOf(owner);

    for (int round = 0; round < ROUNDS; round++) {
      UUID ride = UUID.randomUUID();
      List<Start> outcomes = Concurrently.times(6, () -> rides.start(rider, rome, vehicle, ride));

      assertThat(outcomes).containsOnly(new Start.Started(rome, ride));
      end(rider, new Start.Started(rome, ride));
    }
  }

  @Test
  void a_vehicle_is_taken_or_removed_but_not_both() {
    Login rider = riders.in(boston);

    for (int round = 0; round < ROUNDS; round++) {
      UUID vehicle = riders.scooterOf(owner);
      List<Object> outcomes =
          Concurrently.run(
              () -> start(rider, rome, vehicle), () -> vehicles.remove(owner, rome, vehicle));

      if (outcomes.getFirst() instanceof Start.Started started) {
        assertThat(outcomes.getLast()).isEqualTo(new VehicleRemoval.InUse());
        end(rider, started);
      } else {
        assertThat(outcomes)
            .containsExactly(new Start.NoSuchVehicle(), new VehicleRemoval.Removed());
      }
    }
  }

  @Test
  void an_account_starts_a_ride_or_is_removed_but_not_both() {
    UUID vehicle = riders.scooterOf(owner);

    for (int round = 0; round < ROUNDS; round++) {
      Login rider = riders.in(boston);
      List<Object> outcomes =
          Concurrently.run(() -> start(rider, rome, vehicle), () -> users.remove(rider));

      if (outcomes.getFirst() instanceof Start.Started started) {
        assertThat(outcomes.getLast()).isEqualTo(new AccountRemoval.Riding());
        end(rider, started);
      } else {
        assertThat(outcomes).containsExactly(new Start.NoSuchRider(), new AccountRemoval.Removed());
      }
    }
  }

  @Test
  void in_a_crowd_of_starts_and_ends_the_books_agree() {
    List<Login> crowd =
        IntStream.range(0, 8).mapToObj(i -> riders.in(i % 2 == 0 ? rome : boston)).toList();
    List<UUID> few = IntStream.range(0, 3).mapToObj(_ -> riders.scooterOf(owner)).toList();

    List<Integer> started = Concurrently.each(crowd, rider -> rideOften(rider, few));

    assertThat(started.stream().mapToInt(count -> count).sum()).isPositive();
  }

  private int rideOften(Login rider, List<UUID> few) {
    int started = 0;
    for (int i = 0; i < 30; i++) {
      if (start(rider, rome, few.get(i % few.size())) instanceof Start.Started ride) {
        end(rider, ride);
        started++;
      }
    }
    return started;
  }
}
