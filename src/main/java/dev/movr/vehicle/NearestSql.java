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

/** The statements that find the available vehicles nearest to a point. */
@Component
class NearestSql {
  /** How many cells away it is looked for them, before it is in the whole city. */
  private static final List<Integer> RINGS = List.of(1, 10);

  private static final double EVERYWHERE = 1e9;

  private final JdbcClient jdbc;
  private final VehicleSql vehicles;

  NearestSql(JdbcClient jdbc, VehicleSql vehicles) {
    this.jdbc = jdbc;
    this.vehicles = vehicles;
  }

  /** A vehicle, and the square of its distance in degrees of latitude. */
  record Near(Vehicle vehicle, double distance) {}

  /** What is asked for, in whatever cells. */
  private record Search(
      City city, Point point, @Nullable VehicleType type, double after, UUID afterId, int limit) {}

  /**
   * The cells around the point; only if they hold too few, those further away; only then the whole
   * city. So in a dense city this is one statement. A ring that ends before the cursor is left out.
   */
  List<Near> nearest(
      City city, Point point, @Nullable VehicleType type, @Nullable Cursor after, int limit) {
    var search =
        new Search(
            city,
            point,
            type,
            after == null ? -1 : after.number(0),
            after == null ? new UUID(0, 0) : after.id(1),
            limit);
    for (int ring : RINGS) {
      double reach = Math.pow(Cell.reach(ring, point), 2);
      if (search.after() <= reach) {
        var found = within(search, reach, Cell.of(point).block(ring));
        if (found.size() >= limit) {
          return found;
        }
      }
    }
    return within(search, EVERYWHERE, null);
  }

  /** Distances are squares, in degrees of latitude: good for ordering, and plain arithmetic. */
  private List<Near> within(Search search, double reach, Long @Nullable [] cells) {
    return jdbc.sql(
            """
            SELECT %1$s, distance
            FROM (
              SELECT %1$s,
                (latitude - :latitude) * (latitude - :latitude)
                  + (longitude - :longitude) * (longitude - :longitude) * :east_scale * :east_scale AS distance
              FROM vehicles
              WHERE city = :city AND status = 'available' %2$s %3$s
            ) AS candidate
            WHERE distance <= :reach AND (distance, id) > (:after_distance, :after_id)
            ORDER BY distance, id
            LIMIT :limit
            """
                .formatted(
                    VehicleSql.COLUMNS,
                    VehicleSql.ofType(search.type()),
                    cells == null ? "" : "AND cell = ANY(:cells)"))
        .param("city", search.city().name())
        .param("latitude", search.point().latitude())
        .param("longitude", search.point().longitude())
        .param("east_scale", Cell.eastScale(search.point()))
        .param("type", VehicleSql.code(search.type()))
        .param("cells", cells)
        .param("reach", reach)
        .param("after_distance", search.after())
        .param("after_id", search.afterId())
        .param("limit", search.limit())
        .query(this::near)
        .list();
  }

  private Near near(ResultSet row, int number) throws SQLException {
    return new Near(vehicles.vehicle(row, number), row.getDouble("distance"));
  }
}
