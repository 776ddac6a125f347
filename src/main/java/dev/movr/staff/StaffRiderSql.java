package dev.movr.staff;

import dev.movr.region.City;
import dev.movr.ride.RunningRide;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that tells who is on a ride. */
@Component
class StaffRiderSql {
  private final JdbcClient jdbc;

  StaffRiderSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Empty once the ride has ended: of past rides staff are told nothing. */
  Optional<RiderOfVehicle> riding(City city, RunningRide ride) {
    return jdbc.sql(
            """
            SELECT username, first_name, last_name, email
            FROM users
            WHERE city = :rider_city AND id = :rider_id AND active_ride_city = :city AND active_ride_id = :ride_id
            """)
        .param("rider_city", ride.riderCity().name())
        .param("rider_id", ride.riderId())
        .param("city", city.name())
        .param("ride_id", ride.id())
        .query((row, number) ->
            new RiderOfVehicle(
                ride.riderCity(),
                row.getString("username"),
                row.getString("first_name"),
                row.getString("last_name"),
                row.getString("email")))
        .optional();
  }
}
