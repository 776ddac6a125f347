package dev.movr.ride;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that end a ride. */
@Component
class EndSql {
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

  /**
   * One statement: everything that it writes, it writes for the one row of {@code ending}, or not
   * at all.
   */
  Optional<Found> end(Login rider, City city, UUID rideId, Place place) {
    return jdbc.sql(
            """
            WITH ride AS (
              SELECT id, vehicle_id, rider_city, rider_id, start_time, end_time, end_location, end_latitude,
                end_longitude, ended_by
              FROM rides
              WHERE city = :city AND id = :ride_id
              FOR NO KEY UPDATE
            ), ending AS (
              SELECT id, vehicle_id, rider_id
              FROM ride
              WHERE end_time IS NULL AND rider_city = :rider_city AND rider_id = :rider_id
            ), ended AS (
              UPDATE rides
              SET end_time = greatest(now(), start_time), length = greatest(now(), start_time) - start_time,
                end_location = :location, end_latitude = :latitude, end_longitude = :longitude, ended_by = 'rider'
              FROM ending
              WHERE rides.city = :city AND rides.id = ending.id AND rides.end_time IS NULL
              RETURNING rides.id
            ), parked AS (
              UPDATE vehicles
              SET status = 'available', public_id = gen_random_uuid(), last_location = :location,
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
            SELECT rider_city = :rider_city AND rider_id = :rider_id AS own, start_time, end_time, end_location,
              end_latitude, end_longitude, ended_by, EXISTS (SELECT 1 FROM ended) AS ended
            FROM ride
            """)
        .param("city", city.name())
        .param("ride_id", rideId)
        .param("rider_city", rider.city().name())
        .param("rider_id", rider.userId())
        .param("location", place.name())
        .param("latitude", place.latitude())
        .param("longitude", place.longitude())
        .query(EndSql::found)
        .optional();
  }

  /** The ride that an owner may want to end. */
  record ActiveRide(UUID rideId, String riderCity) {}

  /**
   * Looked up first, so that ending it can name the rider's city: a bound value, not one found on
   * the way.
   */
  Optional<ActiveRide> activeOf(City city, UUID vehicleId) {
    return jdbc.sql(
            """
            SELECT id, rider_city
            FROM rides
            WHERE city = :city AND vehicle_id = :vehicle_id AND end_time IS NULL
            """)
        .param("city", city.name())
        .param("vehicle_id", vehicleId)
        .query((row, number) ->
            new ActiveRide(row.getObject("id", UUID.class), row.getString("rider_city")))
        .optional();
  }

  /**
   * Ends a ride that is older than the limit, where it began: nobody but its rider knows where the
   * vehicle went.
   */
  Optional<Found> endAsOwner(
      Login owner, City city, UUID rideId, String riderCity, Duration limit) {
    return jdbc.sql(
            """
            WITH ride AS (
              SELECT rides.id, rides.vehicle_id, rides.rider_id, rides.start_time, rides.end_time,
                rides.end_location, rides.end_latitude, rides.end_longitude, rides.ended_by,
                vehicles.owner_id = :owner_id AND vehicles.city = :owner_city AS own
              FROM rides
              JOIN vehicles ON vehicles.city = :city AND vehicles.id = rides.vehicle_id
              WHERE rides.city = :city AND rides.id = :ride_id
              FOR NO KEY UPDATE OF rides
            ), ending AS (
              SELECT id, vehicle_id, rider_id
              FROM ride
              WHERE own AND end_time IS NULL AND start_time <= now() - :limit * interval '1 second'
            ), ended AS (
              UPDATE rides
              SET end_time = greatest(now(), start_time), length = greatest(now(), start_time) - start_time,
                end_location = start_location, end_latitude = start_latitude, end_longitude = start_longitude,
                ended_by = 'owner'
              FROM ending
              WHERE rides.city = :city AND rides.id = ending.id AND rides.end_time IS NULL
              RETURNING rides.id
            ), parked AS (
              UPDATE vehicles
              SET status = 'available', public_id = gen_random_uuid()
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
            """)
        .param("city", city.name())
        .param("ride_id", rideId)
        .param("rider_city", riderCity)
        .param("owner_city", owner.city().name())
        .param("owner_id", owner.userId())
        .param("limit", limit.toSeconds())
        .query(EndSql::found)
        .optional();
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(
        row.getBoolean("own"),
        row.getObject("start_time", OffsetDateTime.class).toInstant(),
        RideHistorySql.end(row),
        row.getBoolean("ended"));
  }
}
