package dev.movr.vehicle;

import dev.movr.region.Bounds;
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

/** The statement that finds the available vehicles of a rectangle, which a map shows. */
@Component
class BoundingBoxSql {
  private final JdbcClient jdbc;
  private final VehicleSql vehicles;

  BoundingBoxSql(JdbcClient jdbc, VehicleSql vehicles) {
    this.jdbc = jdbc;
    this.vehicles = vehicles;
  }

  /** A vehicle, and the number of its {@link Cell}. */
  record Found(Vehicle vehicle, long cell) {}

  /**
   * In the order of the index {@code vehicles_near}: by cells, which are numbered row by row from
   * the south. So a slice reads on where the one before ended, and of the city only the rows of
   * cells that the rectangle touches: a band as high as the rectangle.
   */
  List<Found> inBox(
      City city, Bounds box, @Nullable VehicleType type, @Nullable Cursor after, int limit) {
    long afterCell = after == null ? -1 : after.whole(0);
    return jdbc.sql(
            """
            SELECT %s, cell
            FROM vehicles
            WHERE city = :city AND status = 'available' AND cell BETWEEN :first_cell AND :last_cell
              AND latitude BETWEEN :south AND :north AND longitude BETWEEN :west AND :east %s
              AND (cell, id) > (:after_cell, :after_id)
            ORDER BY cell, id
            LIMIT :limit
            """
                .formatted(VehicleSql.COLUMNS, VehicleSql.ofType(type)))
        .param("city", city.name())
        .param(
            "first_cell", Math.max(afterCell, Cell.of(new Point(box.south(), box.west())).number()))
        .param("last_cell", Cell.of(new Point(box.north(), box.east())).number())
        .param("south", box.south())
        .param("north", box.north())
        .param("west", box.west())
        .param("east", box.east())
        .param("type", VehicleSql.code(type))
        .param("after_cell", afterCell)
        .param("after_id", after == null ? new UUID(0, 0) : after.id(1))
        .param("limit", limit)
        .query(this::found)
        .list();
  }

  private Found found(ResultSet row, int number) throws SQLException {
    return new Found(vehicles.vehicle(row, number), row.getLong("cell"));
  }
}
