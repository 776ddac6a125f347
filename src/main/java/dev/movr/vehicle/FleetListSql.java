package dev.movr.vehicle;

import dev.movr.region.City;
import dev.movr.web.paging.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/** The statements that find the vehicles that need a visit, each from an index in its order. */
@Component
class FleetListSql {
  private static final OffsetDateTime BEFORE_ALL =
      OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final JdbcClient jdbc;
  private final VehicleSql vehicles;

  FleetListSql(JdbcClient jdbc, VehicleSql vehicles) {
    this.jdbc = jdbc;
    this.vehicles = vehicles;
  }

  /**
   * A vehicle, and what comes second in the order of the list.
   *
   * @param key the vehicle's id, or its ride's
   */
  record Found(FleetVehicle vehicle, UUID key) {}

  List<Found> outOfService(City city, @Nullable Cursor after, int limit) {
    return found(
        jdbc.sql(
            """
            SELECT %s, out_since AS since, id AS key
            FROM vehicles
            WHERE city = :city AND status = 'out_of_service' AND (out_since, id) > (:after_time, :after_id)
            ORDER BY out_since, id
            LIMIT :limit
            """
                .formatted(VehicleSql.COLUMNS)),
        city,
        after,
        limit);
  }

  List<Found> idle(City city, Duration time, @Nullable Cursor after, int limit) {
    var list =
        jdbc.sql(
                """
                SELECT %s, idle_since AS since, id AS key
                FROM vehicles
                WHERE city = :city AND status = 'available' AND idle_since <= now() - :seconds * interval '1 second'
                  AND (idle_since, id) > (:after_time, :after_id)
                ORDER BY idle_since, id
                LIMIT :limit
                """
                    .formatted(VehicleSql.COLUMNS))
            .param("seconds", time.toSeconds());
    return found(list, city, after, limit);
  }

  List<Found> ridden(City city, Duration time, @Nullable Cursor after, int limit) {
    var list =
        jdbc.sql(
                """
                SELECT %s, since, key
                FROM (
                  SELECT start_time AS since, rides.id AS key, vehicle_id
                  FROM rides
                  WHERE rides.city = :city AND end_time IS NULL AND start_time <= now() - :seconds * interval '1 second'
                    AND (start_time, rides.id) > (:after_time, :after_id)
                  ORDER BY start_time, rides.id
                  LIMIT :limit
                ) AS ridden
                JOIN vehicles ON vehicles.city = :city AND vehicles.id = ridden.vehicle_id
                ORDER BY since, key
                """
                    .formatted(VehicleSql.COLUMNS))
            .param("seconds", time.toSeconds());
    return found(list, city, after, limit);
  }

  private List<Found> found(StatementSpec list, City city, @Nullable Cursor after, int limit) {
    return list.param("city", city.name())
        .param("after_time", after == null ? BEFORE_ALL : after.time(0).atOffset(ZoneOffset.UTC))
        .param("after_id", after == null ? new UUID(0, 0) : after.id(1))
        .param("limit", limit)
        .query(this::found)
        .list();
  }

  private Found found(ResultSet row, int number) throws SQLException {
    return new Found(
        new FleetVehicle(
            vehicles.vehicle(row, number),
            row.getObject("since", OffsetDateTime.class).toInstant()),
        row.getObject("key", UUID.class));
  }
}
