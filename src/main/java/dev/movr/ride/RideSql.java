package dev.movr.ride;

import dev.movr.login.Login;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read one ride, as it is now. */
@Component
class RideSql {
  private final JdbcClient jdbc;
  private final Cities cities;
  private final RideHistorySql rides;

  RideSql(JdbcClient jdbc, Cities cities, RideHistorySql rides) {
    this.jdbc = jdbc;
    this.cities = cities;
    this.rides = rides;
  }

  Optional<Ride> find(Login rider, City city, UUID id) {
    return jdbc.sql(
            """
            SELECT rides.city, rides.id, rides.vehicle_id, vehicles.type, vehicles.color, vehicles.brand,
              rides.start_location, rides.start_latitude, rides.start_longitude, rides.start_time,
              rides.end_location, rides.end_latitude, rides.end_longitude, rides.end_time, rides.ended_by, rides.rounded
            FROM rides
            JOIN vehicles ON vehicles.city = :city AND vehicles.id = rides.vehicle_id
            WHERE rides.city = :city AND rides.id = :id
              AND rides.rider_city = :rider_city AND rides.rider_id = :rider_id
            """)
        .param("city", city.name())
        .param("id", id)
        .param("rider_city", rider.city().name())
        .param("rider_id", rider.userId())
        .query(rides::ride)
        .optional();
  }

  /** The ride that a rider is on, as recorded in the home city. */
  record OfRider(City city, UUID id) {}

  Optional<OfRider> activeOf(Login rider) {
    return jdbc.sql(
            """
            SELECT active_ride_city, active_ride_id
            FROM users
            WHERE city = :city AND id = :id AND active_ride_id IS NOT NULL
            """)
        .param("city", rider.city().name())
        .param("id", rider.userId())
        .query((row, number) ->
            new OfRider(
                cities.ofRow(row.getString("active_ride_city")),
                row.getObject("active_ride_id", UUID.class)))
        .optional();
  }

  /**
   * Looked up first, so that ending it can name the rider's city: a bound value, not one found on
   * the way.
   */
  Optional<RunningRide> activeOf(City city, UUID vehicleId) {
    return jdbc.sql(
            """
            SELECT id, rider_city, rider_id, start_time, start_location, start_latitude, start_longitude
            FROM rides
            WHERE city = :city AND vehicle_id = :vehicle_id AND end_time IS NULL
            """)
        .param("city", city.name())
        .param("vehicle_id", vehicleId)
        .query(this::onVehicle)
        .optional();
  }

  /** That ride on that vehicle, even when it has ended. */
  Optional<RunningRide> onVehicle(City city, UUID vehicleId, UUID id) {
    return jdbc.sql(
            """
            SELECT id, rider_city, rider_id, start_time, start_location, start_latitude, start_longitude
            FROM rides
            WHERE city = :city AND id = :id AND vehicle_id = :vehicle_id
            """)
        .param("city", city.name())
        .param("id", id)
        .param("vehicle_id", vehicleId)
        .query(this::onVehicle)
        .optional();
  }

  private RunningRide onVehicle(ResultSet row, int number) throws SQLException {
    return new RunningRide(
        row.getObject("id", UUID.class),
        cities.ofRow(row.getString("rider_city")),
        row.getObject("rider_id", UUID.class),
        new Place(
            row.getString("start_location"),
            row.getDouble("start_latitude"),
            row.getDouble("start_longitude")),
        row.getObject("start_time", OffsetDateTime.class).toInstant());
  }
}
