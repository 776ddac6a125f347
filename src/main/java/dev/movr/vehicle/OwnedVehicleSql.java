package dev.movr.vehicle;

import dev.movr.api.IdempotencyKey;
import dev.movr.login.Login;
import dev.movr.region.City;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements with which an owner adds and removes a vehicle. */
@Component
class OwnedVehicleSql {
  private final JdbcClient jdbc;

  OwnedVehicleSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was found when a vehicle was added.
   *
   * @param id of a vehicle that was added before under the same key; null when there was none
   * @param ownerId of that vehicle
   * @param status of that vehicle
   * @param added whether it was added now
   */
  record Addition(
      @Nullable UUID id, @Nullable UUID ownerId, @Nullable String status, boolean added) {}

  /**
   * Writes the owner's row too, so that adding a vehicle and removing its owner cannot both happen.
   * Ids of one {@link IdempotencyKey} lie side by side; a random id lies alone.
   */
  Addition add(Login owner, NewVehicle vehicle) {
    return jdbc.sql(
            """
            WITH before AS (
              SELECT id, owner_id, status
              FROM vehicles
              WHERE city = :city AND id BETWEEN :first_id AND :last_id
            ), owner AS (
              UPDATE users
              SET is_owner = true
              WHERE city = :city AND id = :owner_id AND removed_at IS NULL AND NOT EXISTS (SELECT 1 FROM before)
              RETURNING city, id
            ), added AS (
              INSERT INTO vehicles (city, id, type, owner_id, last_location, latitude, longitude, color, brand)
              SELECT owner.city, :id, :type, owner.id, :location, :latitude, :longitude, :color, :brand
              FROM owner
              RETURNING id
            )
            SELECT
              (SELECT id FROM before) AS id,
              (SELECT owner_id FROM before) AS owner_id,
              (SELECT status FROM before) AS status,
              EXISTS (SELECT 1 FROM added) AS added
            """)
        .param("city", owner.city().name())
        .param("id", vehicle.id())
        .param("first_id", IdempotencyKey.first(vehicle.id()))
        .param("last_id", IdempotencyKey.last(vehicle.id()))
        .param("owner_id", owner.userId())
        .param("type", vehicle.type().code())
        .param("location", vehicle.place().name())
        .param("latitude", vehicle.place().latitude())
        .param("longitude", vehicle.place().longitude())
        .param("color", vehicle.color())
        .param("brand", vehicle.brand())
        .query(Addition.class)
        .single();
  }

  /** What was found before a vehicle was removed; null where there was no such vehicle. */
  record Removal(@Nullable UUID ownerId, @Nullable String status) {}

  Removal remove(Login owner, City city, UUID id) {
    return jdbc.sql(
            """
            WITH vehicle AS (
              SELECT city, id, owner_id, status
              FROM vehicles
              WHERE city = :city AND id = :id
              FOR NO KEY UPDATE
            ), removed AS (
              UPDATE vehicles
              SET status = 'removed', out_reason = NULL, out_since = NULL
              FROM vehicle
              WHERE vehicles.city = :city AND vehicles.id = vehicle.id
                AND vehicle.owner_id = :owner_id AND vehicle.city = :owner_city AND vehicle.status IN ('available', 'out_of_service')
              RETURNING vehicles.id
            )
            SELECT vehicle.owner_id, vehicle.status
            FROM (VALUES (1)) AS always (x)
            LEFT JOIN vehicle ON true
            """)
        .param("city", city.name())
        .param("id", id)
        .param("owner_city", owner.city().name())
        .param("owner_id", owner.userId())
        .query(Removal.class)
        .single();
  }
}
