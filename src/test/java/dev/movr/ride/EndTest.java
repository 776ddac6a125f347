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
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.vehicle.Vehicle;
import dev.movr.vehicle.Vehicles;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MovrTest
@StoreTest
@BooksAgree
class EndTest {
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired Vehicles vehicles;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;

  private City rome;
  private Login rider;
  private UUID vehicle;
  private UUID ride;
  private Place place;

  @BeforeEach
  void start_a_ride() {
    rome = riders.city("rome");
    rider = riders.in(riders.city("seattle"));
    vehicle = riders.scooterOf(riders.in(rome));
    ride = riders.rideOf(rider, rome, vehicle);
    place = rome.places().getLast();
  }

  private Ending end() {
    return rides.end(rider, rome, ride, place);
  }

  @Test
  void a_ride_ends_with_one_statement_and_the_vehicle_stays_there() {
    statements.theOneOf(() -> assertThat(end()).isEqualTo(new Ending.Ended()));

    Vehicle left = vehicles.find(rome, vehicle).orElseThrow();
    assertThat(left.available()).isTrue();
    assertThat(left.lastLocation()).isEqualTo(place);
    Ride ended = histories.ofRider(rider, null).rides().rows().getFirst();
    assertThat(ended.end()).isEqualTo(new Ride.End(place, endTime(ended), false, false));
    assertThat(ended.length()).hasValueSatisfying(length -> assertThat(length).isPositive());
  }

  private static java.time.Instant endTime(Ride ride) {
    return ride.startTime().plus(ride.length().orElse(Duration.ZERO));
  }

  @Test
  void the_stored_length_is_that_from_start_to_end() {
    end();

    assertThat(
            jdbc.sql(
                    "SELECT length = end_time - start_time FROM rides WHERE city = 'rome' AND id = ?")
                .param(ride)
                .query(Boolean.class)
                .single())
        .isTrue();
  }

  @Test
  void a_ride_from_the_future_ends_when_it_started() {
    jdbc.sql(
            "UPDATE rides SET start_time = now() + interval '1 hour' WHERE city = 'rome' AND id = ?")
        .param(ride)
        .update();

    assertThat(end()).isEqualTo(new Ending.Ended());
    assertThat(histories.ofRider(rider, null).rides().rows().getFirst().length())
        .contains(Duration.ZERO);
  }

  @Test
  void a_form_sent_twice_ends_it_once() {
    assertThat(end()).isEqualTo(end()).isEqualTo(new Ending.Ended());
  }

  @ParameterizedTest
  @EnumSource
  void an_end_whose_commit_was_lost_is_found_or_done(Loss loss) {
    assertThat(LostCommits.losing(loss, this::end)).isEqualTo(new Ending.Ended());
    assertThat(vehicles.find(rome, vehicle).orElseThrow().lastLocation()).isEqualTo(place);
  }

  @Test
  void an_ended_ride_is_not_ended_again_somewhere_else() {
    end();
    Ride.End first = histories.ofRider(rider, null).rides().rows().getFirst().end();
    Login next = riders.in(rome);
    riders.rideOf(next, rome, vehicle);

    Ending again = rides.end(rider, rome, ride, rome.places().get(2));

    assertThat(again)
        .isInstanceOfSatisfying(
            Ending.EndedBefore.class, before -> assertThat(before.end()).isEqualTo(first));
    assertThat(histories.ofRider(rider, null).rides().rows().getFirst().end()).isEqualTo(first);
    assertThat(vehicles.find(rome, vehicle).orElseThrow().available()).isFalse();
    assertThat(histories.ofRider(next, null).rides().rows().getFirst().active()).isTrue();
  }

  @Test
  void nobody_ends_somebody_elses_ride() {
    Login namesake = new Login(rome, rider.userId(), rider.username(), 1);

    assertThat(rides.end(riders.in(rome), rome, ride, place)).isEqualTo(new Ending.NotYours());
    assertThat(rides.end(namesake, rome, ride, place)).isEqualTo(new Ending.NotYours());
    assertThat(histories.ofRider(rider, null).rides().rows().getFirst().active()).isTrue();
  }

  @Test
  void an_unknown_ride_cannot_be_ended() {
    assertThat(rides.end(rider, rome, UUID.randomUUID(), place)).isEqualTo(new Ending.NoSuchRide());
    assertThat(rides.end(rider, riders.city("paris"), ride, place))
        .isEqualTo(new Ending.NoSuchRide());
  }

  @Test
  void who_has_ended_a_ride_may_start_another() {
    end();

    assertThat(rides.start(rider, rome, vehicle, UUID.randomUUID()))
        .isInstanceOf(Start.Started.class);
  }
}
