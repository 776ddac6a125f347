package dev.movr.books;

import dev.movr.region.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that reads vehicles with what belongs to them, all of it in their city. */
@Component
class VehicleAuditSql {
  private final JdbcClient jdbc;

  VehicleAuditSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A vehicle, as it was at one moment.
   *
   * @param activeRides on it
   * @param ownerStays whether its owner's account is there, and not removed
   * @param twins how many other listed vehicles have its public id
   */
  record Vehicle(UUID id, String status, int activeRides, boolean ownerStays, int twins)
      implements Row {}

  List<Vehicle> slice(City city, UUID after, int limit) {
    return jdbc.sql(
            """
            SELECT vehicles.id, vehicles.status,
              (SELECT count(*)
               FROM rides
               WHERE rides.city = :city AND rides.vehicle_id = vehicles.id AND rides.end_time IS NULL
              ) AS active_rides,
              EXISTS (
                SELECT 1
                FROM users
                WHERE users.city = :city AND users.id = vehicles.owner_id AND users.removed_at IS NULL
              ) AS owner_stays,
              (SELECT count(*)
               FROM vehicles AS other
               WHERE other.city = :city AND other.public_id = vehicles.public_id AND other.status = 'available'
                 AND vehicles.status = 'available' AND other.id <> vehicles.id
              ) AS twins
            FROM vehicles
            WHERE vehicles.city = :city AND vehicles.id > :after
            ORDER BY vehicles.id
            LIMIT :limit
            """)
        .param("city", city.name())
        .param("after", after)
        .param("limit", limit)
        .query(VehicleAuditSql::vehicle)
        .list();
  }

  private static Vehicle vehicle(ResultSet row, int number) throws SQLException {
    return new Vehicle(
        row.getObject("id", UUID.class),
        row.getString("status"),
        row.getInt("active_rides"),
        row.getBoolean("owner_stays"),
        row.getInt("twins"));
  }
}
