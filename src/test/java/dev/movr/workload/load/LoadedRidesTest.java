package dev.movr.workload.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.StoreTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whether what {@code movr load} makes could have been. */
@StoreTest
class LoadedRidesTest {
  private static final LoadedDatabase database = new LoadedDatabase("load_plausible");

  @BeforeAll
  static void load() {
    assertThat(
            database.load(
                "--users=2k", "--vehicles=400", "--rides=20k", "--days=28", "--until=2026-03-02"))
        .isZero();
  }

  private static void assertNone(String query) throws Exception {
    assertThat(database.rows(query)).isEmpty();
  }

  @Test
  void no_vehicle_and_no_rider_is_on_two_rides_at_a_time() throws Exception {
    for (String who : List.of("city, vehicle_id", "rider_city, rider_id")) {
      assertNone(
          """
          SELECT *
          FROM (
            SELECT start_time, lag(coalesce(end_time, 'infinity')) OVER (PARTITION BY %s ORDER BY start_time) AS before
            FROM rides) AS pairs
          WHERE before > start_time
          """
              .formatted(who));
    }
  }

  @Test
  void a_ride_starts_where_the_one_before_it_has_ended() throws Exception {
    assertNone(
        """
        SELECT *
        FROM (
          SELECT start_latitude, start_longitude, lag(end_latitude) OVER vehicle AS latitude,
            lag(end_longitude) OVER vehicle AS longitude
          FROM rides
          WINDOW vehicle AS (PARTITION BY city, vehicle_id ORDER BY start_time)) AS pairs
        WHERE latitude <> start_latitude OR longitude <> start_longitude
        """);
  }

  @Test
  void a_vehicle_is_where_its_last_ride_has_ended() throws Exception {
    assertNone(
        """
        SELECT *
        FROM (
          SELECT vehicles.*, coalesce(end_location, start_location) AS location, coalesce(end_latitude, start_latitude) AS north,
            row_number() OVER (PARTITION BY rides.city, vehicle_id ORDER BY start_time DESC) AS age
          FROM rides JOIN vehicles ON vehicles.city = rides.city AND vehicles.id = vehicle_id) AS last
        WHERE age = 1 AND (location <> last_location OR north <> latitude)
        """);
  }

  @Test
  void some_rides_are_active_at_the_end() throws Exception {
    long active =
        Long.parseLong(
            database.rows("SELECT count(*) FROM rides WHERE end_time IS NULL").getFirst());
    assertThat(active).isBetween(1L, 40L);
    database.assertBooksAgree();
  }

  @Test
  void everything_happens_in_its_time() throws Exception {
    assertNone(
        """
        SELECT start_time, end_time FROM rides
        WHERE start_time < '2026-02-02T00:00:00Z' OR start_time >= '2026-03-02T00:00:00Z' OR end_time >= '2026-03-02T00:00:00Z'
        """);
    assertNone("SELECT id FROM users WHERE date_joined > '2026-02-02T00:00:00Z'");
    assertNone(
        """
        SELECT vehicles.id
        FROM vehicles JOIN users ON users.city = vehicles.city AND users.id = owner_id
        WHERE date_added < date_joined OR date_added > '2026-02-02T00:00:00Z' OR NOT is_owner
        """);
  }

  @Test
  void lengths_fit_distances_and_types() throws Exception {
    for (String row :
        database.rows(
            """
            SELECT type, extract(epoch FROM length), sqrt(
              power((end_latitude - start_latitude) * 111195, 2)
              + power((end_longitude - start_longitude) * 111195 * cos(radians(start_latitude)), 2)),
              extract(epoch FROM end_time - start_time)
            FROM rides JOIN vehicles ON vehicles.city = rides.city AND vehicles.id = vehicle_id
            WHERE end_time IS NOT NULL
            """)) {
      String[] values = row.split("\\|", -1);
      double seconds = Double.parseDouble(values[1]);
      double speed = Double.parseDouble(values[2]) / seconds;
      assertThat(seconds).as(row).isBetween(45.0, 2400.0).isEqualTo(Double.parseDouble(values[3]));
      assertThat(speed).as(row).isLessThan(values[0].equals("skateboard") ? 2.8 : 4.8);
    }
  }

  @Test
  void weekdays_have_two_peaks_and_weekends_one_and_nights_are_quiet() throws Exception {
    Map<String, Long> rides = new HashMap<>();
    for (String row :
        database.rows(
            """
            SELECT CASE WHEN extract(isodow FROM start_time AT TIME ZONE 'Europe/Paris') > 5 THEN 'weekend' ELSE 'weekday' END,
              extract(hour FROM start_time AT TIME ZONE 'Europe/Paris'), count(*)
            FROM rides
            WHERE city IN ('paris', 'amsterdam', 'rome')
            GROUP BY 1, 2
            """)) {
      String[] values = row.split("\\|", -1);
      rides.put(values[0] + " " + Integer.parseInt(values[1]), Long.valueOf(values[2]));
    }
    assertThat(at(rides, "weekday 8")).isGreaterThan(at(rides, "weekday 11") * 3 / 2);
    assertThat(at(rides, "weekday 17")).isGreaterThan(at(rides, "weekday 14") * 3 / 2);
    assertThat(at(rides, "weekend 14")).isGreaterThan(at(rides, "weekend 8") * 2);
    assertThat(at(rides, "weekday 3")).isLessThan(at(rides, "weekday 8") / 8);
  }

  private static long at(Map<String, Long> rides, String hour) {
    return rides.getOrDefault(hour, 0L);
  }

  @Test
  void people_have_names_of_their_language_and_usernames_that_may_be_chosen() throws Exception {
    assertNone(
        """
        SELECT username FROM users
        WHERE username !~ '^[a-z.]+-[0-9a-z]+$' OR char_length(username) > 30 OR email <> username || '@example.com'
        """);
    assertThat(database.rows("SELECT DISTINCT first_name FROM users WHERE city = 'rome'"))
        .hasSizeGreaterThan(50)
        .isNotEqualTo(database.rows("SELECT DISTINCT first_name FROM users WHERE city = 'paris'"));
    assertThat(database.rows("SELECT id FROM users WHERE password_hash IS NOT NULL")).isEmpty();
  }

  @Test
  void some_riders_are_away_from_home() throws Exception {
    long away =
        Long.parseLong(
            database.rows("SELECT count(*) FROM rides WHERE city <> rider_city").getFirst());
    assertThat(away).isBetween(100L, 2000L);
  }
}
