package dev.movr.staff;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.vehicle.VehicleType;
import dev.movr.web.paging.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that reads the rides of a city which have been running for long. */
@Component
class LongRideSql {
  private static final OffsetDateTime BEFORE_ALL =
      OffsetDateTime.of(1, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final JdbcClient jdbc;
  private final Cities cities;

  LongRideSql(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  List<LongRide> begunBefore(City city, Instant time, @Nullable Cursor after, int limit) {
    return jdbc.sql(
            """
            SELECT rides.id, rides.vehicle_id, vehicles.type, vehicles.brand, rides.start_location, rides.start_latitude,
              rides.start_longitude, rides.start_time, rides.rider_city, usernames.username
            FROM rides
            JOIN vehicles ON vehicles.city = :city AND vehicles.id = rides.vehicle_id
            LEFT JOIN usernames ON usernames.city = rides.rider_city AND usernames.user_id = rides.rider_id
            WHERE rides.city = :city AND rides.end_time IS NULL AND rides.start_time <= :time
              AND (rides.start_time, rides.id) > (:after_time, :after_id)
            ORDER BY rides.start_time, rides.id
            LIMIT :limit
            """)
        .param("city", city.name())
        .param("time", time.atOffset(ZoneOffset.UTC))
        .param("after_time", after == null ? BEFORE_ALL : after.time(0).atOffset(ZoneOffset.UTC))
        .param("after_id", after == null ? new UUID(0, 0) : after.id(1))
        .param("limit", limit)
        .query(this::ride)
        .list();
  }

  private LongRide ride(ResultSet row, int number) throws SQLException {
    return new LongRide(
        row.getObject("id", UUID.class),
        row.getObject("vehicle_id", UUID.class),
        VehicleType.of(row.getString("type")).orElseThrow(),
        row.getString("brand"),
        new Place(
            row.getString("start_location"),
            row.getDouble("start_latitude"),
            row.getDouble("start_longitude")),
        row.getObject("start_time", OffsetDateTime.class).toInstant(),
        row.getString("username"),
        cities.ofRow(row.getString("rider_city")));
  }
}
