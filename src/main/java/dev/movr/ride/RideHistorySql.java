package dev.movr.ride;

import dev.movr.login.Login;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.vehicle.VehicleType;
import dev.movr.web.paging.Cursor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read rides of several riders or days. */
@Component
class RideHistorySql {
  /** Where a history begins: later than any ride. */
  private static final OffsetDateTime END_OF_TIME =
      OffsetDateTime.of(9999, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final Cities cities;

  RideHistorySql(Cities cities) {
    this.cities = cities;
  }

  /**
   * How many rides are going on.
   *
   * @param jdbc of the database, or of one that may be a little behind
   */
  long active(JdbcClient jdbc, City city) {
    return jdbc.sql(
            """
            SELECT count(*)
            FROM rides
            WHERE city = :city AND end_time IS NULL
            """)
        .param("city", city.name())
        .query(Long.class)
        .single();
  }

  /**
   * A rider's own rides in cities of one region.
   *
   * @param jdbc of the database, or of one that may be a little behind
   */
  List<Ride> ofRider(
      JdbcClient jdbc, Login rider, List<City> cities, @Nullable Cursor before, int limit) {
    return jdbc.sql(
            """
            SELECT rides.city, rides.id, rides.vehicle_id, vehicles.type, vehicles.color, vehicles.brand,
              rides.start_location, rides.start_latitude, rides.start_longitude, rides.start_time,
              rides.end_location, rides.end_latitude, rides.end_longitude, rides.end_time, rides.ended_by, rides.rounded
            FROM rides
            JOIN vehicles
              ON vehicles.city = rides.city AND vehicles.id = rides.vehicle_id AND vehicles.city IN (:cities)
            WHERE rides.city IN (:cities) AND rides.rider_city = :rider_city AND rides.rider_id = :rider_id
              AND rides.start_time <= :before_time
              AND (rides.start_time < :before_time OR (rides.city, rides.id) > (:before_city, :before_id))
            ORDER BY rides.start_time DESC, rides.city, rides.id
            LIMIT :limit
            """)
        .param("cities", cities.stream().map(City::name).toList())
        .param("rider_city", rider.city().name())
        .param("rider_id", rider.userId())
        .param(
            "before_time", before == null ? END_OF_TIME : before.time(0).atOffset(ZoneOffset.UTC))
        .param("before_city", before == null ? "" : before.text(1))
        .param("before_id", before == null ? new UUID(0, 0) : before.id(2))
        .param("limit", limit)
        .query(this::ride)
        .list();
  }

  Ride ride(ResultSet row, int number) throws SQLException {
    return new Ride(
        cities.ofRow(row.getString("city")),
        row.getObject("id", UUID.class),
        new Ride.RiddenVehicle(
            row.getObject("vehicle_id", UUID.class),
            VehicleType.of(row.getString("type")).orElseThrow(),
            row.getString("color"),
            row.getString("brand")),
        new Place(
            row.getString("start_location"),
            row.getDouble("start_latitude"),
            row.getDouble("start_longitude")),
        row.getObject("start_time", OffsetDateTime.class).toInstant(),
        row.getBoolean("rounded"),
        end(row));
  }

  static Ride.@Nullable End end(ResultSet row) throws SQLException {
    OffsetDateTime time = row.getObject("end_time", OffsetDateTime.class);
    if (time == null) {
      return null;
    }
    return new Ride.End(
        new Place(
            row.getString("end_location"),
            row.getDouble("end_latitude"),
            row.getDouble("end_longitude")),
        time.toInstant(),
        row.getString("ended_by").equals("owner"),
        row.getString("ended_by").equals("staff"));
  }
}
