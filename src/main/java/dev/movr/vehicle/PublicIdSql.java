package dev.movr.vehicle;

import dev.movr.region.City;
import dev.movr.region.Point;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on vehicles under their public ids. */
@Component
class PublicIdSql {
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final List<String> ON_STREET =
      Arrays.stream(OutReason.values()).filter(OutReason::onStreet).map(OutReason::code).toList();

  private final JdbcClient jdbc;

  PublicIdSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Those that are available, and those that are out of service and still where they are said to
   * be, each from an index of its own.
   */
  List<ListedVehicle> listed(City city, @Nullable UUID after, int limit) {
    return jdbc.sql(
            """
            SELECT public_id, type, latitude, longitude, disabled
            FROM (
              (SELECT public_id, type, latitude, longitude, false AS disabled
               FROM vehicles
               WHERE city = :city AND public_id > :after AND status = 'available'
               ORDER BY public_id
               LIMIT :limit)
              UNION ALL
              (SELECT public_id, type, latitude, longitude, true AS disabled
               FROM vehicles
               WHERE city = :city AND public_id > :after AND status = 'out_of_service' AND out_reason IN (:on_street)
               ORDER BY public_id
               LIMIT :limit)
            ) AS listed
            ORDER BY public_id
            LIMIT :limit
            """)
        .param("on_street", ON_STREET)
        .param("city", city.name())
        .param("after", after == null ? BEFORE_ALL : after)
        .param("limit", limit)
        .query(PublicIdSql::listed)
        .list();
  }

  private static ListedVehicle listed(ResultSet row, int number) throws SQLException {
    return new ListedVehicle(
        row.getObject("public_id", UUID.class),
        VehicleType.of(row.getString("type")).orElseThrow(),
        new Point(row.getDouble("latitude"), row.getDouble("longitude")),
        row.getBoolean("disabled"));
  }

  /**
   * @param older of the database, or of one that may be a little behind
   */
  long available(JdbcClient older, City city) {
    return older
        .sql(
            """
            SELECT count(*)
            FROM vehicles
            WHERE city = :city AND status = 'available'
            """)
        .param("city", city.name())
        .query(Long.class)
        .single();
  }

  Optional<UUID> id(City city, UUID publicId) {
    return jdbc.sql(
            """
            SELECT id
            FROM vehicles
            WHERE city = :city AND public_id = :public_id AND status = 'available'
            """)
        .param("city", city.name())
        .param("public_id", publicId)
        .query(UUID.class)
        .optional();
  }
}
