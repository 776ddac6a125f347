package dev.movr.books;

import dev.movr.region.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that read rides, and the riders of those that are active. */
@Component
class RideAuditSql {
  private final JdbcClient jdbc;

  RideAuditSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A ride.
   *
   * @param whole whether it has all of an end, or nothing of it
   * @param backwards whether it ends before it starts
   */
  record Ride(
      UUID id, boolean active, boolean whole, boolean backwards, String riderCity, UUID riderId)
      implements Row {}

  List<Ride> slice(City city, UUID after, int limit) {
    return jdbc.sql(
            """
            SELECT id, end_time IS NULL AS active,
              (end_time IS NULL) = (length IS NULL) AND (end_time IS NULL) = (ended_by IS NULL)
                AND (end_time IS NULL) = (end_location IS NULL) AND (end_time IS NULL) = (end_latitude IS NULL)
                AND (end_time IS NULL) = (end_longitude IS NULL) AS whole,
              end_time IS NOT NULL AND end_time < start_time AS backwards, rider_city, rider_id
            FROM rides
            WHERE city = :city AND id > :after
            ORDER BY id
            LIMIT :limit
            """)
        .param("city", city.name())
        .param("after", after)
        .param("limit", limit)
        .query(RideAuditSql::ride)
        .list();
  }

  private static Ride ride(ResultSet row, int number) throws SQLException {
    return new Ride(
        row.getObject("id", UUID.class),
        row.getBoolean("active"),
        row.getBoolean("whole"),
        row.getBoolean("backwards"),
        row.getString("rider_city"),
        row.getObject("rider_id", UUID.class));
  }

  /**
   * A rider, with the ride that the rider's own row tells of; null when it tells of none.
   *
   * @param id null when there is no such user
   */
  record Rider(@Nullable UUID id, @Nullable String activeRideCity, @Nullable UUID activeRideId) {
    boolean isOn(City city, UUID ride) {
      return city.name().equals(activeRideCity) && ride.equals(activeRideId);
    }
  }

  List<Rider> riders(City home, List<UUID> ids) {
    return jdbc.sql(
            """
            SELECT id, active_ride_city, active_ride_id
            FROM users
            WHERE city = :city AND id = ANY(:ids)
            """)
        .param("city", home.name())
        .param("ids", ids.toArray(UUID[]::new))
        .query(RideAuditSql::rider)
        .list();
  }

  private static Rider rider(ResultSet row, int number) throws SQLException {
    return new Rider(
        row.getObject("id", UUID.class),
        row.getString("active_ride_city"),
        row.getObject("active_ride_id", UUID.class));
  }

  /**
   * The rider of a ride, read at the same moment as the ride. Empty when the ride is not active any
   * more.
   */
  Optional<Rider> riderOfActive(City city, Ride ride) {
    return jdbc.sql(
            """
            SELECT users.id, users.active_ride_city, users.active_ride_id
            FROM rides
            LEFT JOIN users ON users.city = :rider_city AND users.id = rides.rider_id
            WHERE rides.city = :city AND rides.id = :id AND rides.end_time IS NULL
            """)
        .param("city", city.name())
        .param("id", ride.id())
        .param("rider_city", ride.riderCity())
        .query(RideAuditSql::rider)
        .optional();
  }
}
