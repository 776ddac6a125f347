package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MovrTest
@StoreTest
class HistoryTest {
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;

  private Login rider;

  @BeforeEach
  void add_a_rider() {
    rider = riders.in(riders.city("boston"));
  }

  /** Ended rides on a new vehicle in that city. */
  private List<UUID> ride(City city, int times) {
    UUID vehicle = riders.scooterOf(riders.in(city));
    List<UUID> ended = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      UUID ride = riders.rideOf(rider, city, vehicle);
      rides.end(rider, city, ride, city.places().get(i % 5));
      ended.add(ride);
    }
    return ended;
  }

  private List<Ride> all(Runnable between) {
    List<Ride> all = new ArrayList<>();
    @Nullable String before = null;
    do {
      Slice<Ride> slice = histories.ofRider(rider, before).rides();
      assertThat(slice.rows()).hasSizeLessThanOrEqualTo(RideHistories.PAGE);
      all.addAll(slice.rows());
      before = slice.next().orElse(null);
      between.run();
    } while (before != null);
    return all;
  }

  @Test
  void rides_of_all_cities_are_listed_newest_first_with_one_statement_a_region() {
    List<UUID> ended = new ArrayList<>(ride(riders.city("paris"), 2));
    ended.addAll(ride(riders.city("seattle"), 2));
    UUID active =
        riders.rideOf(rider, riders.city("rome"), riders.scooterOf(riders.in(riders.city("rome"))));
    ended.add(active);

    var sent =
        statements.during(() ->
            assertThat(histories.ofRider(rider, null).rides().rows())
                .extracting(Ride::id)
                .containsExactlyElementsOf(ended.reversed()));
    assertThat(sent).hasSize(3);
    assertThat(histories.ofRider(rider, null).rides().rows().getFirst().active()).isTrue();
  }

  @Test
  void each_ride_is_listed_once_even_if_all_started_at_the_same_time() {
    List<UUID> ended = new ArrayList<>(ride(riders.city("paris"), RideHistories.PAGE));
    ended.addAll(ride(riders.city("boston"), RideHistories.PAGE));
    ended.addAll(ride(riders.city("seattle"), 3));
    jdbc.sql(
            "UPDATE rides SET start_time = '2020-02-02 02:02:02.222222Z' WHERE rider_city = 'boston' AND rider_id = ?")
        .param(rider.userId())
        .update();

    assertThat(all(() -> {}))
        .isSortedAccordingTo(
            Comparator.comparing((Ride r) -> r.city().name()).thenComparing(r -> r.id().toString()))
        .extracting(Ride::id)
        .containsExactlyInAnyOrderElementsOf(ended);
  }

  @Test
  void none_is_lost_or_listed_twice_while_rides_are_added() {
    List<UUID> ended = ride(riders.city("paris"), 2 * RideHistories.PAGE + 1);

    List<Ride> all = all(() -> ride(riders.city("rome"), 1));

    assertThat(all).extracting(Ride::id).containsExactlyElementsOf(ended.reversed());
  }

  @Test
  void the_ride_that_a_rider_is_on_is_found_until_it_ends() {
    City rome = riders.city("rome");
    assertThat(histories.active(rider)).isEmpty();
    UUID ride = riders.rideOf(rider, rome, riders.scooterOf(riders.in(rome)));

    assertThat(histories.active(rider)).isPresent().isEqualTo(histories.find(rider, rome, ride));
    assertThat(histories.find(riders.in(rome), rome, ride)).isEmpty();

    rides.end(rider, rome, ride, rome.places().getLast());
    assertThat(histories.active(rider)).isEmpty();
    assertThat(histories.find(rider, rome, ride)).isPresent();
  }

  @Test
  void nobody_sees_rides_of_others() {
    ride(riders.city("paris"), 1);
    Login namesake = new Login(riders.city("paris"), rider.userId(), rider.username(), 1);

    assertThat(histories.ofRider(riders.in(riders.city("boston")), null).rides().rows()).isEmpty();
    assertThat(histories.ofRider(namesake, null).rides().rows()).isEmpty();
  }

  @Test
  void a_cursor_that_movr_did_not_make_is_malformed() {
    for (String bad :
        List.of("", "x", Cursor.of("x", "paris", UUID.randomUUID()), Cursor.of(1, 2))) {
      assertThatExceptionOfType(Cursor.Malformed.class)
          .isThrownBy(() -> histories.ofRider(rider, bad).rides());
    }
  }
}
