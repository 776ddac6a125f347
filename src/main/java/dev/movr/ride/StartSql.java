package dev.movr.ride;

import dev.movr.login.Login;
import dev.movr.region.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that starts a ride. */
@Component
class StartSql {
  private final JdbcClient jdbc;

  StartSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was found when a ride was started.
   *
   * @param known whether a ride had that id before
   * @param own whether it was this rider's, on this vehicle
   * @param ended whether it had ended
   * @param vehicleStatus null when there is no such vehicle
   * @param activeRideCity of the ride that the rider was on; null when on none
   * @param started whether the ride was started now
   */
  record Found(
      boolean known,
      boolean own,
      boolean ended,
      @Nullable String vehicleStatus,
      @Nullable String activeRideCity,
      @Nullable UUID activeRideId,
      boolean started) {}

  /**
   * One statement: everything that it writes, it writes for the one row of {@code allowed}, or not
   * at all.
   */
  Found start(Login rider, City city, UUID vehicleId, UUID rideId) {
    return jdbc.sql(
            """
            WITH known AS (
              SELECT vehicle_id, rider_city, rider_id, end_time
              FROM rides
              WHERE city = :city AND id = :ride_id
            ), vehicle AS (
              SELECT id, status, last_location, latitude, longitude
              FROM vehicles
              WHERE city = :city AND id = :vehicle_id
              FOR NO KEY UPDATE
            ), rider AS (
              SELECT id, active_ride_city, active_ride_id
              FROM users
              WHERE city = :rider_city AND id = :rider_id AND removed_at IS NULL
              FOR NO KEY UPDATE
            ), allowed AS (
              SELECT vehicle.id AS vehicle_id, vehicle.last_location, vehicle.latitude, vehicle.longitude,
                rider.id AS rider_id
              FROM vehicle
              CROSS JOIN rider
              WHERE vehicle.status = 'available' AND rider.active_ride_id IS NULL
                AND NOT EXISTS (SELECT 1 FROM known)
            ), taken AS (
              UPDATE vehicles
              SET status = 'in_use'
              FROM allowed
              WHERE vehicles.city = :city AND vehicles.id = allowed.vehicle_id AND vehicles.status = 'available'
              RETURNING vehicles.id
            ), riding AS (
              UPDATE users
              SET active_ride_city = :city, active_ride_id = :ride_id
              FROM allowed
              WHERE users.city = :rider_city AND users.id = allowed.rider_id AND users.active_ride_id IS NULL
              RETURNING users.id
            ), started AS (
              INSERT INTO rides (
                city, id, vehicle_id, rider_city, rider_id, start_location, start_latitude, start_longitude)
              SELECT :city, :ride_id, vehicle_id, :rider_city, rider_id, last_location, latitude, longitude
              FROM allowed
              RETURNING id
            )
            SELECT
              EXISTS (SELECT 1 FROM known) AS known,
              EXISTS (
                SELECT 1
                FROM known
                WHERE rider_city = :rider_city AND rider_id = :rider_id AND vehicle_id = :vehicle_id) AS own,
              EXISTS (SELECT 1 FROM known WHERE end_time IS NOT NULL) AS ended,
              (SELECT status FROM vehicle) AS vehicle_status,
              (SELECT active_ride_city FROM rider) AS active_ride_city,
              (SELECT active_ride_id FROM rider) AS active_ride_id,
              EXISTS (SELECT 1 FROM started) AS started
            """)
        .param("city", city.name())
        .param("ride_id", rideId)
        .param("vehicle_id", vehicleId)
        .param("rider_city", rider.city().name())
        .param("rider_id", rider.userId())
        .query(StartSql::found)
        .single();
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(
        row.getBoolean("known"),
        row.getBoolean("own"),
        row.getBoolean("ended"),
        row.getString("vehicle_status"),
        row.getString("active_ride_city"),
        row.getObject("active_ride_id", UUID.class),
        row.getBoolean("started"));
  }
}
