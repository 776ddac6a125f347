package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffMember;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.Ending;
import dev.movr.ride.Ride;
import dev.movr.ride.RideHistories;
import dev.movr.ride.Rides;
import dev.movr.testing.BooksAgree;
import dev.movr.testing.Concurrently;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.vehicle.Fleet;
import dev.movr.vehicle.OutReason;
import dev.movr.vehicle.VehicleStatus;
import dev.movr.vehicle.Vehicles;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Staff end somebody's ride, and see whose it is. */
@MovrTest
@StoreTest
@BooksAgree
class StaffRidesTest {
  private static final int ROUNDS = 60;

  @Autowired StaffRides staffRides;
  @Autowired StaffLogs logs;
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired Vehicles vehicles;
  @Autowired Fleet fleet;
  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;

  private City paris;
  private City boston;
  private StaffMember staff;
  private Login owner;
  private Login rider;
  private UUID vehicle;
  private UUID ride;
  private Place elsewhere;

  @BeforeEach
  void start_a_ride() {
    paris = riders.city("paris");
    boston = riders.city("boston");
    staff = staffOf(paris);
    owner = riders.in(paris);
    rider = riders.in(boston);
    vehicle = riders.scooterOf(owner);
    ride = riders.rideOf(rider, paris, vehicle);
    riders.letRideGrowOlder(paris, vehicle, Duration.ofHours(2));
    elsewhere = paris.places().getLast();
  }

  private StaffMember staffOf(City city) {
    return new StaffMember(
        riders.asStaff(riders.in(city), StaffScope.HOME_CITY), StaffScope.HOME_CITY);
  }

  private Ride theRide() {
    return histories.ofRider(rider, null).rides().rows().getFirst();
  }

  private Ride.End theEnd() {
    return Objects.requireNonNull(theRide().end());
  }

  private List<String> logged() {
    return logs.on(rider).map(ActOnAccount::action).toList();
  }

  @Test
  void a_ride_ends_where_and_when_staff_say() {
    Instant time = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    assertThat(staffRides.end(staff, paris, vehicle, ride, elsewhere, time))
        .isEqualTo(new Ending.Ended());
    assertThat(theEnd()).isEqualTo(new Ride.End(elsewhere, time, false, true));
    assertThat(vehicles.find(paris, vehicle).orElseThrow().lastLocation()).isEqualTo(elsewhere);
    assertThat(logged()).containsExactly("ended its ride");
  }

  @Test
  void without_a_place_it_ends_where_it_began_and_without_a_time_now() {
    Instant before = Instant.now().minusSeconds(60);
    staffRides.end(staff, paris, vehicle, ride, null, null);
    assertThat(theEnd().location()).isEqualTo(theRide().startLocation());
    assertThat(theEnd().time()).isAfter(before);
  }

  @Test
  void a_time_before_its_start_or_after_now_is_refused() {
    Instant start = theRide().startTime();
    for (Instant time :
        List.of(
            start.minus(Duration.ofMinutes(1)),
            Instant.now().plus(Duration.ofMinutes(10)),
            Instant.MIN,
            Instant.MAX)) {
      assertThat(staffRides.end(staff, paris, vehicle, ride, null, time))
          .isEqualTo(new Ending.TimeOutside(start));
    }
    assertThat(theRide().active()).isTrue();
    assertThat(logged()).isEmpty();
  }

  @Test
  void the_minute_of_its_start_is_its_start() {
    Instant start = theRide().startTime();
    assertThat(
            staffRides.end(
                staff, paris, vehicle, ride, null, start.truncatedTo(ChronoUnit.MINUTES)))
        .isEqualTo(new Ending.Ended());
    assertThat(theEnd().time()).isEqualTo(start);
  }

  @Test
  void the_vehicle_goes_out_of_service_if_that_was_asked_for() {
    fleet.takeOut(owner, paris, vehicle, OutReason.DAMAGE, true);
    staffRides.end(staff, paris, vehicle, ride, elsewhere, null);
    assertThat(vehicles.find(paris, vehicle).orElseThrow().status())
        .isEqualTo(VehicleStatus.OUT_OF_SERVICE);
  }

  @Test
  void the_rider_is_told_later() {
    staffRides.end(staff, paris, vehicle, ride, null, null);
    assertThat(rides.end(rider, paris, ride, theRide().startLocation()))
        .isEqualTo(new Ending.EndedBefore(theEnd()));
  }

  @Test
  void sent_again_it_is_ended_and_logged_once() {
    for (int i = 0; i < 2; i++) {
      assertThat(staffRides.end(staff, paris, vehicle, ride, elsewhere, null))
          .isEqualTo(new Ending.Ended());
    }
    assertThat(logged()).hasSize(1);
  }

  @Test
  void a_ride_of_another_vehicle_is_not_there() {
    UUID other = riders.scooterOf(owner);
    assertThat(staffRides.end(staff, paris, other, ride, null, null))
        .isEqualTo(new Ending.NoSuchRide());
    assertThat(theRide().active()).isTrue();
  }

  @Test
  void the_ride_that_somebody_starts_meanwhile_goes_on() {
    Login next = riders.in(paris);
    for (int round = 0; round < ROUNDS; round++) {
      UUID seen = round == 0 ? ride : riders.rideOf(rider, paris, vehicle);
      UUID nextRide = UUID.randomUUID();
      List<Object> outcomes =
          Concurrently.run(
              () -> staffRides.end(staff, paris, vehicle, seen, elsewhere, null),
              () -> staffRides.end(staff, paris, vehicle, seen, elsewhere, null),
              () -> rides.start(next, paris, vehicle, nextRide));
      assertThat(outcomes.subList(0, 2)).containsOnly(new Ending.Ended());

      rides.start(next, paris, vehicle, nextRide);
      assertThat(staffRides.end(staff, paris, vehicle, seen, elsewhere, null))
          .isEqualTo(new Ending.Ended());
      assertThat(rides.runningOn(paris, vehicle).orElseThrow().id()).isEqualTo(nextRide);
      assertThat(rides.end(next, paris, nextRide, elsewhere)).isEqualTo(new Ending.Ended());
    }
    assertThat(logs.on(next)).isEmpty();
  }

  @Test
  void a_vehicle_stands_since_the_end_that_staff_give() {
    Instant time = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    staffRides.end(staff, paris, vehicle, ride, null, time);
    assertThat(
            jdbc.sql("SELECT idle_since FROM vehicles WHERE city = :city AND id = :id")
                .param("city", paris.name())
                .param("id", vehicle)
                .query(OffsetDateTime.class)
                .single()
                .toInstant())
        .isEqualTo(time);
  }

  @Test
  void whoever_is_not_staff_of_the_city_at_that_moment_ends_nothing() {
    StaffMember suspended = staffOf(paris);
    riders.suspended(suspended.login());
    for (StaffMember nobody :
        List.of(
            staffOf(boston), suspended, new StaffMember(riders.in(paris), StaffScope.ALL_CITIES))) {
      assertThat(staffRides.end(nobody, paris, vehicle, ride, null, null))
          .isEqualTo(new Ending.NotYours());
    }
    assertThat(theRide().active()).isTrue();
    assertThat(logged()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void an_end_whose_commit_was_lost_is_found_or_done_and_logged_once(Loss loss) {
    assertThat(
            LostCommits.losing(
                loss, () -> staffRides.end(staff, paris, vehicle, ride, elsewhere, null)))
        .isEqualTo(new Ending.Ended());
    assertThat(theEnd().byStaff()).isTrue();
    assertThat(logged()).hasSize(1);
  }

  @Test
  void the_rider_or_the_staff_end_it_once() {
    staffRides.end(staff, paris, vehicle, ride, elsewhere, null);
    for (int round = 0; round < ROUNDS; round++) {
      UUID next = riders.rideOf(rider, paris, vehicle);
      List<Ending> outcomes =
          Concurrently.run(
              () -> rides.end(rider, paris, next, elsewhere),
              () -> staffRides.end(staff, paris, vehicle, next, null, null));

      if (theEnd().byStaff()) {
        assertThat(outcomes).containsExactly(new Ending.EndedBefore(theEnd()), new Ending.Ended());
      } else {
        assertThat(outcomes).containsExactly(new Ending.Ended(), new Ending.EndedBefore(theEnd()));
      }
    }
  }

  @Test
  void staff_see_who_rides_and_the_log_says_so_and_afterwards_nobody() {
    assertThat(staffRides.lookUp(staff, paris, vehicle))
        .contains(
            new RiderOfVehicle(boston, rider.username(), "Ada", "Rider", Riders.email(rider)));
    assertThat(logged())
        .containsExactly("looked up its name and e-mail address, as the rider of a vehicle");
    staffRides.end(staff, paris, vehicle, ride, null, null);
    assertThat(staffRides.lookUp(staff, paris, vehicle)).isEmpty();
    assertThat(logged()).hasSize(2);
  }
}
