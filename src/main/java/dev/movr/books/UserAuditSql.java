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

/** The statements that read users, and the rides that they are on. */
@Component
class UserAuditSql {
  private final JdbcClient jdbc;

  UserAuditSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A user of a slice. */
  record User(
      UUID id, boolean removed, @Nullable String activeRideCity, @Nullable UUID activeRideId)
      implements Row {}

  List<User> slice(City city, UUID after, int limit) {
    return jdbc.sql(
            """
            SELECT id, removed_at IS NOT NULL AS removed, active_ride_city, active_ride_id
            FROM users
            WHERE city = :city AND id > :after
            ORDER BY id
            LIMIT :limit
            """)
        .param("city", city.name())
        .param("after", after)
        .param("limit", limit)
        .query(UserAuditSql::user)
        .list();
  }

  private static User user(ResultSet row, int number) throws SQLException {
    return new User(
        row.getObject("id", UUID.class),
        row.getBoolean("removed"),
        row.getString("active_ride_city"),
        row.getObject("active_ride_id", UUID.class));
  }

  /** Those of these users whom the directory knows, each as often as it does. */
  List<UUID> named(City city, List<UUID> users) {
    return jdbc.sql(
            """
            SELECT user_id
            FROM usernames
            WHERE city = :city AND user_id = ANY(:ids)
            """)
        .param("city", city.name())
        .param("ids", users.toArray(UUID[]::new))
        .query((row, number) -> row.getObject("user_id", UUID.class))
        .list();
  }

  /**
   * A user and the directory, read at the same moment.
   *
   * @param usernames how many the directory has of this user
   */
  record Named(boolean removed, int usernames) {}

  Optional<Named> name(City city, UUID user) {
    return jdbc.sql(
            """
            SELECT removed_at IS NOT NULL AS removed,
              (SELECT count(*) FROM usernames WHERE usernames.city = :city AND usernames.user_id = users.id) AS usernames
            FROM users
            WHERE city = :city AND id = :user
            """)
        .param("city", city.name())
        .param("user", user)
        .query(Named.class)
        .optional();
  }

  /** Of these rides, the active ones with their riders. */
  List<ActiveRide> activeRides(City city, List<UUID> ids) {
    return jdbc.sql(
            """
            SELECT id, rider_city, rider_id
            FROM rides
            WHERE city = :city AND id = ANY(:ids) AND end_time IS NULL
            """)
        .param("city", city.name())
        .param("ids", ids.toArray(UUID[]::new))
        .query(UserAuditSql::activeRide)
        .list();
  }

  private static ActiveRide activeRide(ResultSet row, int number) throws SQLException {
    return new ActiveRide(
        row.getObject("id", UUID.class),
        row.getString("rider_city"),
        row.getObject("rider_id", UUID.class));
  }

  /** An active ride, and whose it is. */
  record ActiveRide(UUID id, String riderCity, UUID riderId) {
    boolean isOf(City home, UUID rider) {
      return home.name().equals(riderCity) && rider.equals(riderId);
    }
  }

  /**
   * The ride that a user is on, read at the same moment as the user. Empty when the user is on none
   * any more, or on one in another city.
   */
  Optional<RideOfUser> ride(City home, UUID user, String rideCity) {
    return jdbc.sql(
            """
            SELECT rides.id IS NOT NULL AS known, rides.id IS NOT NULL AND rides.end_time IS NULL AS active,
              rides.id IS NOT NULL AND rides.rider_city = :home AND rides.rider_id = :user AS own
            FROM users
            LEFT JOIN rides ON rides.city = :city AND rides.id = users.active_ride_id
            WHERE users.city = :home AND users.id = :user AND users.active_ride_city = :city
            """)
        .param("home", home.name())
        .param("user", user)
        .param("city", rideCity)
        .query(RideOfUser.class)
        .optional();
  }

  /** What is true of a ride that a user's row tells of. */
  record RideOfUser(boolean known, boolean active, boolean own) {}
}
