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
            WITH slice AS (
              SELECT id, status, owner_id, public_id
              FROM vehicles
              WHERE city = :city AND id > :after
              ORDER BY id
              LIMIT :limit
            ), riding AS (
              SELECT vehicle_id, count(*) AS rides
              FROM rides
              WHERE city = :city AND end_time IS NULL AND vehicle_id IN (SELECT id FROM slice)
              GROUP BY vehicle_id
            ), listed AS (
              SELECT public_id, count(*) AS vehicles
              FROM vehicles
              WHERE city = :city AND status = 'available' AND public_id IN (SELECT public_id FROM slice)
              GROUP BY public_id
            )
            SELECT slice.id, slice.status, COALESCE(riding.rides, 0) AS active_rides, owners.id IS NOT NULL AS owner_stays,
              CASE WHEN slice.status = 'available' THEN COALESCE(listed.vehicles, 1) - 1 ELSE 0 END AS twins
            FROM slice
            LEFT JOIN riding ON riding.vehicle_id = slice.id
            LEFT JOIN listed ON listed.public_id = slice.public_id
            LEFT JOIN users AS owners
              ON owners.city = :city AND owners.id = slice.owner_id AND owners.removed_at IS NULL
            ORDER BY slice.id
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
