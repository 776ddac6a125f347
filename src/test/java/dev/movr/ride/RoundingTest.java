package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import dev.movr.testing.Concurrently;
import dev.movr.testing.LockedRegions;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What becomes of old rides. Those of these tests are a thousand years old, older than others. */
@MovrTest
@TestPropertySource(properties = LockedRegions.CUSTOM_PLANS)
class RoundingTest {
  private static final Instant OLD = Instant.parse("1026-01-15T00:00:00Z");

  @Autowired Rounding rounding;
  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired MeterRegistry meters;
  @Autowired JdbcClient jdbc;

  private City paris;
  private City boston;
  private Login rider;

  @BeforeEach
  void find_cities() {
    paris = riders.city("paris");
    boston = riders.city("boston");
    rider = riders.in(boston);
  }

  private UUID ride(City city, Place to) {
    UUID ride = riders.rideOf(rider, city, riders.scooterOf(riders.in(city)));
    rides.end(rider, city, ride, to);
    return ride;
  }

  /** From 10:47 to 11:13. */
  private UUID oldRide(City city, Place to) {
    UUID ride = ride(city, to);
    jdbc.sql(
            """
            UPDATE rides
            SET start_time = timestamptz '1026-01-14 10:47:11Z', end_time = timestamptz '1026-01-14 11:13:22Z',
              length = interval '26 minutes 11 seconds'
            WHERE city = ? AND id = ?
            """)
        .params(city.name(), ride)
        .update();
    return ride;
  }

  private Ride find(City city, UUID ride) {
    return histories.find(rider, city, ride).orElseThrow();
  }

  private Ride.End end(City city, UUID ride) {
    return Objects.requireNonNull(find(city, ride).end());
  }

  private double rounded(City city) {
    return meters.get("movr.rides.rounded").tag("city", city.slug()).counter().count();
  }

  @Test
  void places_are_rounded_to_200_m_and_times_to_the_hour() {
    Place door = new Place("12 rue des Rosiers, the blue door", 48.857123, 2.358765);
    UUID ride = oldRide(paris, door);

    rounding.roundEndedBefore(OLD);

    Ride known = find(paris, ride);
    Ride.End end = end(paris, ride);
    assertThat(known.rounded()).isTrue();
    assertThat(known.startTime()).isEqualTo("1026-01-14T10:00:00Z");
    assertThat(end.time()).isEqualTo("1026-01-14T11:00:00Z");
    assertThat(end.location().name()).isEqualTo("Paris");
    isOnTheGrid(end.location());
    isOnTheGrid(known.startLocation());
    assertThat(end.location().point().metersTo(door.point())).isBetween(1.0, 142.0);
    assertThat(
            jdbc.sql("SELECT CAST(length AS text) FROM rides WHERE city = 'paris' AND id = ?")
                .param(ride)
                .query(String.class)
                .single())
        .isEqualTo("01:00:00");
  }

  private void isOnTheGrid(Place place) {
    double rows = place.latitude() / RoundingSql.HEIGHT;
    double columns = place.longitude() / RoundingSql.width(paris);
    assertThat(rows).isCloseTo(Math.rint(rows), within(1e-6));
    assertThat(columns).isCloseTo(Math.rint(columns), within(1e-6));
    Point beside =
        new Point(
            place.latitude() + RoundingSql.HEIGHT, place.longitude() + RoundingSql.width(paris));
    assertThat(place.point().metersTo(beside)).isCloseTo(200 * Math.sqrt(2), within(3.0));
  }

  @Test
  void the_names_of_the_citys_places_stay() {
    Place listed = paris.places().getFirst();
    Place near = new Place("Near " + listed.name(), 48.857, 2.3587);
    UUID there = oldRide(paris, listed);
    UUID nearby = oldRide(paris, near);
    rounding.roundEndedBefore(OLD);
    assertThat(end(paris, there).location().name()).isEqualTo(listed.name());
    assertThat(end(paris, nearby).location().name()).isEqualTo(near.name());
  }

  @Test
  void what_is_running_or_younger_stays_as_it_is() {
    UUID young = ride(paris, new Place("my door", 48.857123, 2.358765));
    UUID running = riders.rideOf(rider, paris, riders.scooterOf(riders.in(paris)));
    jdbc.sql("UPDATE rides SET start_time = timestamptz '1026-01-01Z' WHERE city = ? AND id = ?")
        .params("paris", running)
        .update();
    Ride before = find(paris, young);
    Ride active = find(paris, running);
    rounding.roundEndedBefore(OLD);
    assertThat(find(paris, young)).isEqualTo(before);
    assertThat(find(paris, running)).isEqualTo(active);
    rides.end(rider, paris, running, paris.places().getFirst());
  }

  @Test
  void twice_is_once() {
    UUID ride = oldRide(paris, new Place("my door", 48.857123, 2.358765));
    rounding.roundEndedBefore(OLD);
    String version = version(ride);
    double count = rounded(paris);
    rounding.roundEndedBefore(OLD);
    assertThat(version(ride)).isEqualTo(version);
    assertThat(rounded(paris)).isEqualTo(count);
  }

  private String version(UUID ride) {
    return jdbc.sql("SELECT CAST(xmin AS text) FROM rides WHERE city = 'paris' AND id = ?")
        .param(ride)
        .query(String.class)
        .single();
  }

  @Test
  void of_several_instances_at_once_each_ride_is_rounded_by_one() {
    oldRide(boston, boston.places().getFirst());
    rounding.roundEndedBefore(OLD);
    int count = 3 * Rounding.SLICE + 7;
    jdbc.sql(
            """
            INSERT INTO rides (
              city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude, start_time,
              end_location, end_latitude, end_longitude, end_time, length, ended_by)
            SELECT city, gen_random_uuid(), vehicle_id, rider_city, rider_id, 'Here', 42.3601, -71.0589,
              timestamptz '1026-01-14 10:47:11Z', 'There', 42.3611, -71.0579, timestamptz '1026-01-14 11:13:22Z',
              interval '26 minutes 11 seconds', ended_by
            FROM (SELECT * FROM rides WHERE city = 'boston' AND rider_id = ?) AS one, generate_series(1, ?)
            """)
        .params(rider.userId(), count)
        .update();
    double before = rounded(boston);
    Concurrently.each(
        List.of(1, 2, 3, 4),
        instance -> {
          rounding.roundEndedBefore(OLD);
          return instance;
        });
    rounding.roundEndedBefore(OLD);
    assertThat(rounded(boston) - before).isEqualTo(count);
  }

  @Test
  void a_lost_region_does_not_stop_the_others() throws Exception {
    City seattle = riders.city("seattle");
    List<City> cities = List.of(paris, boston, seattle);
    List<UUID> old = cities.stream().map(city -> oldRide(city, city.places().getFirst())).toList();
    try (var other = LockedRegions.lock("us_east1")) {
      rounding.roundEndedBefore(OLD);
      other.rollback();
    }
    assertThat(find(paris, old.get(0)).rounded()).isTrue();
    assertThat(find(boston, old.get(1)).rounded()).isFalse();
    assertThat(find(seattle, old.get(2)).rounded()).isTrue();
    rounding.roundEndedBefore(OLD);
    assertThat(find(boston, old.get(1)).rounded()).isTrue();
  }

  @Test
  void the_setting_is_an_age_or_off() {
    assertThat(new PrivacySettings("30d").roundedAfter()).hasValue(Duration.ofDays(30));
    assertThat(new PrivacySettings("off").roundedAfter()).isEmpty();
    UUID ride = oldRide(paris, paris.places().getFirst());
    rounding.round();
    assertThat(find(paris, ride).rounded()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23h", "0", "-30d", "a month", ""})
  void anything_else_is_refused(String setting) {
    assertThatIllegalArgumentException().isThrownBy(() -> new PrivacySettings(setting));
  }
}
