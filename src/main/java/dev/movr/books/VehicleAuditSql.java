package dev.movr.books;

import dev.movr.region.City;
import java.util.List;
import java.util.Optional;
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
   * A vehicle of a slice.
   *
   * @param whole whether it has a reason and a time exactly when it is out of service, and is to be
   *     taken out after its ride only where there can be one
   */
  record Parked(UUID id, String status, UUID ownerId, UUID publicId, boolean whole)
      implements Row {}

  List<Parked> slice(City city, UUID after, int limit) {
    return jdbc.sql(
            """
            SELECT id, status, owner_id, public_id,
              (status = 'out_of_service') = (out_reason IS NOT NULL)
                AND (status = 'out_of_service') = (out_since IS NOT NULL)
                AND (out_after_ride IS NULL OR status IN ('available', 'in_use')) AS whole
            FROM vehicles
            WHERE city = :city AND id > :after
            ORDER BY id
            LIMIT :limit
            """)
        .param("city", city.name())
        .param("after", after)
        .param("limit", limit)
        .query((row, number) ->
            new Parked(
                row.getObject("id", UUID.class),
                row.getString("status"),
                row.getObject("owner_id", UUID.class),
                row.getObject("public_id", UUID.class),
                row.getBoolean("whole")))
        .list();
  }

  /** The vehicles of the active rides on these vehicles, each as often as it has one. */
  List<UUID> ridden(City city, List<UUID> vehicles) {
    return ids(
        """
        SELECT vehicle_id
        FROM rides
        WHERE city = :city AND vehicle_id = ANY(:ids) AND end_time IS NULL
        """,
        city,
        vehicles);
  }

  /** Of these public ids those of listed vehicles, each as often as a vehicle has it. */
  List<UUID> listed(City city, List<UUID> publicIds) {
    return ids(
        """
        SELECT public_id
        FROM vehicles
        WHERE city = :city AND public_id = ANY(:ids) AND status = 'available'
        """,
        city,
        publicIds);
  }

  /** Of these users those whose account is there. */
  List<UUID> owners(City city, List<UUID> users) {
    return ids(
        """
        SELECT id
        FROM users
        WHERE city = :city AND id = ANY(:ids) AND removed_at IS NULL
        """,
        city,
        users);
  }

  private List<UUID> ids(String sql, City city, List<UUID> ids) {
    return jdbc.sql(sql)
        .param("city", city.name())
        .param("ids", ids.toArray(UUID[]::new))
        .query((row, number) -> row.getObject(1, UUID.class))
        .list();
  }

  /**
   * A vehicle, with what belongs to it, as all of it was at one moment.
   *
   * @param activeRides on it
   * @param ownerStays whether its owner's account is there, and not removed
   * @param twins how many other listed vehicles have its public id
   */
  record Vehicle(UUID id, String status, int activeRides, boolean ownerStays, int twins) {}

  Optional<Vehicle> find(City city, UUID id) {
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
            WHERE vehicles.city = :city AND vehicles.id = :id
            """)
        .param("city", city.name())
        .param("id", id)
        .query(Vehicle.class)
        .optional();
  }
}
