package dev.movr.vehicle;

import dev.movr.login.Login;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.web.paging.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read vehicles, and what those in other files have in common with them. */
@Component
class VehicleSql {
  static final String COLUMNS =
      "city, id, type, owner_id, date_added, status, last_location, latitude, longitude, color, brand, "
          + "out_reason, out_since, out_after_ride";

  /** Where a list begins: later than any vehicle. */
  private static final OffsetDateTime END_OF_TIME =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final JdbcClient jdbc;
  private final Cities cities;

  VehicleSql(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  /**
   * The condition on {@code :type}, or none at all. A plan that is kept for both, as of {@code
   * :type IS NULL OR type = :type}, could not use an index by type.
   */
  static String ofType(@Nullable VehicleType type) {
    return type == null ? "" : "AND type = :type";
  }

  /** The value of {@code :type}. */
  static @Nullable String code(@Nullable VehicleType type) {
    return type == null ? null : type.code();
  }

  List<Vehicle> inCity(
      City city,
      VehicleStatus status,
      @Nullable VehicleType type,
      @Nullable Cursor after,
      int limit) {
    var list =
        jdbc.sql(
                """
                SELECT %s
                FROM vehicles
                WHERE city = :city AND status = :status %s
                  AND (date_added, id) < (:after_date, :after_id)
                ORDER BY date_added DESC, id DESC
                LIMIT :limit
                """
                    .formatted(COLUMNS, ofType(type)))
            .param("city", city.name())
            .param("status", status.code())
            .param("type", code(type));
    return rows(list, after, limit);
  }

  /** By id, which is the order of their key; those that are removed are passed over. */
  List<Vehicle> inCity(City city, @Nullable Cursor after, int limit) {
    return jdbc.sql(
            """
            SELECT %s
            FROM vehicles
            WHERE city = :city AND id > :after_id AND status <> 'removed'
            ORDER BY id
            LIMIT :limit
            """
                .formatted(COLUMNS))
        .param("city", city.name())
        .param("after_id", after == null ? BEFORE_ALL : after.id(0))
        .param("limit", limit)
        .query(this::vehicle)
        .list();
  }

  List<Vehicle> ofOwner(Login owner, @Nullable Cursor after, int limit) {
    var list =
        jdbc.sql(
                """
                SELECT %s
                FROM vehicles
                WHERE city = :city AND owner_id = :owner_id AND status <> 'removed'
                  AND (date_added, id) < (:after_date, :after_id)
                ORDER BY date_added DESC, id DESC
                LIMIT :limit
                """
                    .formatted(COLUMNS))
            .param("city", owner.city().name())
            .param("owner_id", owner.userId());
    return rows(list, after, limit);
  }

  /** Those that an owner has removed, which {@link #ofOwner} leaves out. */
  List<Vehicle> removedBy(Login owner, @Nullable Cursor after, int limit) {
    var list =
        jdbc.sql(
                """
                SELECT %s
                FROM vehicles
                WHERE city = :city AND owner_id = :owner_id AND status = 'removed'
                  AND (date_added, id) < (:after_date, :after_id)
                ORDER BY date_added DESC, id DESC
                LIMIT :limit
                """
                    .formatted(COLUMNS))
            .param("city", owner.city().name())
            .param("owner_id", owner.userId());
    return rows(list, after, limit);
  }

  private List<Vehicle> rows(JdbcClient.StatementSpec list, @Nullable Cursor after, int limit) {
    return list.param(
            "after_date", after == null ? END_OF_TIME : after.time(0).atOffset(ZoneOffset.UTC))
        .param("after_id", after == null ? BEFORE_ALL : after.id(1))
        .param("limit", limit)
        .query(this::vehicle)
        .list();
  }

  Optional<Vehicle> find(City city, UUID id) {
    return jdbc.sql(
            """
            SELECT %s
            FROM vehicles
            WHERE city = :city AND id = :id AND status <> 'removed'
            """
                .formatted(COLUMNS))
        .param("city", city.name())
        .param("id", id)
        .query(this::vehicle)
        .optional();
  }

  Vehicle vehicle(ResultSet row, int number) throws SQLException {
    return new Vehicle(
        cities.ofRow(row.getString("city")),
        row.getObject("id", UUID.class),
        VehicleType.of(row.getString("type")).orElseThrow(),
        row.getObject("owner_id", UUID.class),
        row.getObject("date_added", OffsetDateTime.class).toInstant(),
        VehicleStatus.of(row.getString("status")),
        new Place(
            row.getString("last_location"), row.getDouble("latitude"), row.getDouble("longitude")),
        row.getString("color"),
        row.getString("brand"),
        outOfService(row),
        reason(row.getString("out_after_ride")));
  }

  private static @Nullable OutOfService outOfService(ResultSet row) throws SQLException {
    OutReason reason = reason(row.getString("out_reason"));
    return reason == null
        ? null
        : new OutOfService(reason, row.getObject("out_since", OffsetDateTime.class).toInstant());
  }

  private static @Nullable OutReason reason(@Nullable String code) {
    return code == null ? null : OutReason.of(code).orElseThrow();
  }
}
