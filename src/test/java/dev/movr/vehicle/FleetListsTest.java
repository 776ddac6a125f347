package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.ride.Rides;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.web.paging.Slice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which vehicles need a visit. */
@MovrTest
@StoreTest
class FleetListsTest {
  @Autowired FleetLists lists;
  @Autowired Fleet fleet;
  @Autowired Rides rides;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;

  private City city;
  private Login owner;

  @BeforeEach
  void add_an_owner() {
    city = riders.city("washington dc");
    owner = riders.in(city);
  }

  /** Of all slices, in their order. */
  private List<FleetVehicle> all(FleetFilter filter) {
    var all = new ArrayList<FleetVehicle>();
    String next = null;
    do {
      Slice<FleetVehicle> slice = lists.inCity(city, filter, next, 2);
      all.addAll(slice.rows());
      next = slice.next().orElse(null);
    } while (next != null);
    return all;
  }

  private List<UUID> ids(FleetFilter filter) {
    return all(filter).stream().map(found -> found.vehicle().id()).toList();
  }

  private UUID out(Duration ago) {
    UUID vehicle = riders.scooterOf(owner);
    fleet.takeOut(owner, city, vehicle, OutReason.DAMAGE, true);
    age("out_since", vehicle, ago);
    return vehicle;
  }

  private UUID standing(Duration time) {
    UUID vehicle = riders.scooterOf(owner);
    age("idle_since", vehicle, time);
    return vehicle;
  }

  private void age(String column, UUID vehicle, Duration by) {
    jdbc.sql(
            "UPDATE vehicles SET %1$s = %1$s - ? * interval '1 second' WHERE city = ? AND id = ?"
                .formatted(column))
        .params(by.toSeconds(), city.name(), vehicle)
        .update();
  }

  private UUID riddenFor(Duration time) {
    UUID vehicle = riders.scooterOf(owner);
    riders.rideOf(riders.in(riders.city("rome")), city, vehicle);
    riders.letRideGrowOlder(city, vehicle, time);
    return vehicle;
  }

  @Test
  void those_out_of_service_are_listed_the_longest_first() {
    UUID day = out(Duration.ofDays(1));
    UUID week = out(Duration.ofDays(7));
    UUID now = out(Duration.ZERO);
    UUID available = riders.scooterOf(owner);
    assertThat(ids(FleetFilter.OUT_OF_SERVICE))
        .containsSubsequence(week, day, now)
        .doesNotHaveDuplicates()
        .doesNotContain(available);
  }

  @Test
  void those_ridden_for_over_four_hours_are_listed_the_longest_first() {
    UUID five = riddenFor(Duration.ofHours(5));
    UUID nine = riddenFor(Duration.ofHours(9));
    UUID three = riddenFor(Duration.ofHours(3));
    assertThat(ids(FleetFilter.LONG_RIDES))
        .containsSubsequence(nine, five)
        .doesNotHaveDuplicates()
        .doesNotContain(three);
  }

  @Test
  void those_that_nobody_has_ridden_for_seven_days_are_listed_the_longest_first() {
    UUID eight = standing(Duration.ofDays(8));
    UUID nine = standing(Duration.ofDays(9));
    UUID six = standing(Duration.ofDays(6));
    assertThat(ids(FleetFilter.IDLE))
        .containsSubsequence(nine, eight)
        .doesNotHaveDuplicates()
        .doesNotContain(six);
  }

  @Test
  void a_ride_and_being_put_back_end_idleness_and_a_move_does_not() {
    UUID ridden = standing(Duration.ofDays(8));
    Login rider = riders.in(city);
    UUID ride = riders.rideOf(rider, city, ridden);
    assertThat(ids(FleetFilter.IDLE)).doesNotContain(ridden);
    rides.end(rider, city, ride, city.places().getLast());
    UUID putBack = standing(Duration.ofDays(8));
    fleet.takeOut(owner, city, putBack, OutReason.DEPOT, true);
    fleet.putBack(owner, city, putBack, null);
    UUID moved = standing(Duration.ofDays(8));
    fleet.correct(owner, city, moved, new Correction(null, null, city.places().getLast()));
    assertThat(ids(FleetFilter.IDLE)).contains(moved).doesNotContain(ridden, putBack);
  }

  @ParameterizedTest
  @EnumSource
  void a_list_is_one_statement_and_another_city_has_its_own(FleetFilter filter) {
    UUID here = out(Duration.ofDays(8));
    statements.theOneOf(() -> lists.inCity(city, filter, null, 2));
    assertThat(lists.inCity(riders.city("rome"), filter, null, 100).rows())
        .noneMatch(found -> found.vehicle().id().equals(here));
  }
}
