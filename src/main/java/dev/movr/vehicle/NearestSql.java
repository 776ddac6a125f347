package dev.movr.vehicle;

import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.web.paging.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that finds the available vehicles nearest to a point. */
@Component
class NearestSql {
  private static final int NEAR = 1;
  private static final int WIDE = 10;

  /** Distances are squares, in degrees of latitude: good for ordering, and plain arithmetic. */
  private static final String CANDIDATES =
      """
      SELECT city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand, distance
      FROM (
        SELECT city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand,
          (latitude - :latitude) * (latitude - :latitude)
            + (longitude - :longitude) * (longitude - :longitude) * :east_scale * :east_scale AS distance
        FROM vehicles
        WHERE city = :city AND status = 'available' AND (CAST(:type AS text) IS NULL OR type = :type)
          AND %s
      ) AS candidate
      WHERE distance <= %s AND (distance, id) > (:after_distance, :after_id)
      """;

  /**
   * The cells around the point; only if they hold too few, those further away; only then the whole
   * city.
   */
  private static final String NEAREST =
      """
      WITH near AS (
        %s
      ), wide AS (
        %s
      ), everywhere AS (
        %s
      )
      SELECT city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand, distance
      FROM near
      WHERE (SELECT count(*) FROM near) >= :limit
      UNION ALL
      SELECT city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand, distance
      FROM wide
      WHERE (SELECT count(*) FROM wide) >= :limit
      UNION ALL
      SELECT city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand, distance
      FROM everywhere
      ORDER BY distance, id
      LIMIT :limit
      """
          .formatted(
              CANDIDATES.formatted("cell = ANY(:near_cells)", ":near_reach"),
              CANDIDATES.formatted(
                  "cell = ANY(:wide_cells) AND (SELECT count(*) FROM near) < :limit",
                  ":wide_reach"),
              CANDIDATES.formatted(
                  "(SELECT count(*) FROM near) < :limit AND (SELECT count(*) FROM wide) < :limit",
                  "1e9"));

  private final JdbcClient jdbc;
  private final VehicleSql vehicles;

  NearestSql(JdbcClient jdbc, VehicleSql vehicles) {
    this.jdbc = jdbc;
    this.vehicles = vehicles;
  }

  /** A vehicle, and the square of its distance in degrees of latitude. */
  record Near(Vehicle vehicle, double distance) {}

  List<Near> nearest(
      City city, Point point, @Nullable VehicleType type, @Nullable Cursor after, int limit) {
    Cell cell = Cell.of(point);
    return jdbc.sql(NEAREST)
        .param("city", city.name())
        .param("latitude", point.latitude())
        .param("longitude", point.longitude())
        .param("east_scale", Cell.eastScale(point))
        .param("type", type == null ? null : type.code())
        .param("near_cells", cell.block(NEAR))
        .param("near_reach", Math.pow(Cell.reach(NEAR, point), 2))
        .param("wide_cells", cell.block(WIDE))
        .param("wide_reach", Math.pow(Cell.reach(WIDE, point), 2))
        .param("after_distance", after == null ? -1.0 : after.number(0))
        .param("after_id", after == null ? new UUID(0, 0) : after.id(1))
        .param("limit", limit)
        .query(this::near)
        .list();
  }

  private Near near(ResultSet row, int number) throws SQLException {
    return new Near(vehicles.vehicle(row, number), row.getDouble("distance"));
  }
}
