package dev.movr.ride;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The statements that end a ride. */
@Component
class EndSql {
  /**
   * One statement: everything that it writes, it writes for the one row of {@code ending}, or not
   * at all. Its three gaps are whose it is to end the ride, in which cases, and when it has ended.
   */
  private static final String END =
      """
      WITH ride AS (
        SELECT id, vehicle_id, rider_id, start_time, end_time, end_location, end_latitude, end_longitude, ended_by,
          %1$s AS own
        FROM rides
        WHERE city = :city AND id = :ride_id
        FOR NO KEY UPDATE OF rides
      ), ending AS (
        SELECT id, vehicle_id, rider_id, %3$s AS ends_at
        FROM ride
        WHERE own AND end_time IS NULL %2$s
      ), ended AS (
        UPDATE rides
        SET end_time = ending.ends_at, length = ending.ends_at - rides.start_time,
          end_location = :location, end_latitude = :latitude, end_longitude = :longitude, ended_by = :ended_by
        FROM ending
        WHERE rides.city = :city AND rides.id = ending.id AND rides.end_time IS NULL
        RETURNING rides.id
      ), parked AS (
        UPDATE vehicles
        SET status = CASE WHEN vehicles.out_after_ride IS NULL THEN 'available' ELSE 'out_of_service' END,
          out_reason = vehicles.out_after_ride,
          out_since = CASE WHEN vehicles.out_after_ride IS NULL THEN NULL ELSE now() END,
          out_after_ride = NULL, idle_since = ending.ends_at, public_id = gen_random_uuid(), last_location = :location,
          latitude = :latitude, longitude = :longitude
        FROM ending
        WHERE vehicles.city = :city AND vehicles.id = ending.vehicle_id AND vehicles.status = 'in_use'
        RETURNING vehicles.id
      ), arrived AS (
        UPDATE users
        SET active_ride_city = NULL, active_ride_id = NULL
        FROM ending
        WHERE users.city = :rider_city AND users.id = ending.rider_id
          AND users.active_ride_city = :city AND users.active_ride_id = :ride_id
        RETURNING users.id
      )
      SELECT own, start_time, end_time, end_location, end_latitude, end_longitude, ended_by,
        EXISTS (SELECT 1 FROM ended) AS ended
      FROM ride
      """;

  private static final String NOW = "greatest(now(), start_time)";

  private static final String END_OF_RIDER =
      END.formatted("rider_city = :rider_city AND rider_id = :rider_id", "", NOW);

  private static final String END_OF_OWNER =
      END.formatted(
          """
          EXISTS (
            SELECT 1
            FROM vehicles
            WHERE vehicles.city = :city AND vehicles.id = rides.vehicle_id
              AND vehicles.city = :owner_city AND vehicles.owner_id = :owner_id)\
          """,
          "AND start_time <= now() - :limit * interval '1 second'",
          NOW);

  /** People tell a time to the minute. */
  private static final String END_OF_STAFF =
      END.formatted(
          """
          EXISTS (
            SELECT 1
            FROM usernames
            WHERE username = :actor AND user_id = :actor_id AND session_number = :session_number
              AND suspended_at IS NULL AND (staff = 'all' OR staff = 'city' AND usernames.city = :city))\
          """,
          "AND COALESCE(CAST(:time AS timestamptz), now()) BETWEEN date_trunc('minute', start_time) AND now()",
          "greatest(COALESCE(CAST(:time AS timestamptz), now()), start_time)");

  private final JdbcClient jdbc;

  EndSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was found when a ride was to be ended.
   *
   * @param own whether who ends it may end it at all
   * @param end how it had ended before; null when it was active
   * @param ended whether it was ended now
   */
  record Found(boolean own, Instant startTime, Ride.@Nullable End end, boolean ended) {}

  Optional<Found> end(Login rider, City city, UUID rideId, Place place) {
    return end(jdbc.sql(END_OF_RIDER), city, rideId, rider.city().name(), place)
        .param("rider_id", rider.userId())
        .param("ended_by", "rider")
        .query(EndSql::found)
        .optional();
  }

  /**
   * Ends a ride that is older than the limit, where it began: nobody but its rider knows where the
   * vehicle went.
   */
  Optional<Found> endAsOwner(Login owner, City city, RunningRide ride, Duration limit) {
    return end(jdbc.sql(END_OF_OWNER), city, ride.id(), ride.riderCity().name(), ride.start())
        .param("owner_city", owner.city().name())
        .param("owner_id", owner.userId())
        .param("limit", limit.toSeconds())
        .param("ended_by", "owner")
        .query(EndSql::found)
        .optional();
  }

  /**
   * @param time of its end; null for now
   */
  Optional<Found> endAsStaff(
      Login staff, City city, RunningRide ride, Place place, @Nullable Instant time) {
    return end(jdbc.sql(END_OF_STAFF), city, ride.id(), ride.riderCity().name(), place)
        .param("actor", staff.username())
        .param("actor_id", staff.userId())
        .param("session_number", staff.sessionNumber())
        .param("time", time == null ? null : time.atOffset(ZoneOffset.UTC))
        .param("ended_by", "staff")
        .query(EndSql::found)
        .optional();
  }

  private static StatementSpec end(
      StatementSpec statement, City city, UUID rideId, String riderCity, Place place) {
    return statement
        .param("city", city.name())
        .param("ride_id", rideId)
        .param("rider_city", riderCity)
        .param("location", place.name())
        .param("latitude", place.latitude())
        .param("longitude", place.longitude());
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(
        row.getBoolean("own"),
        row.getObject("start_time", OffsetDateTime.class).toInstant(),
        RideHistorySql.end(row),
        row.getBoolean("ended"));
  }
}
