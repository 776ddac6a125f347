package dev.movr.vehicle;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Component;

/**
 * The statements with which owners and staff take vehicles out of service, put them back and move
 * them.
 */
@Component
class FleetActSql {
  /**
   * Whose act it is, is asked in the statement that does it. Its two gaps are what is written, and
   * in which state the vehicle must be.
   */
  private static final String ACT =
      """
      WITH vehicle AS (
        SELECT id, status, (owner_id = :actor_id AND city = :actor_city) OR EXISTS (
            SELECT 1
            FROM usernames
            WHERE username = :actor AND user_id = :actor_id AND session_number = :session_number
              AND suspended_at IS NULL AND (staff = 'all' OR staff = 'city' AND usernames.city = :city)) AS own
        FROM vehicles
        WHERE city = :city AND id = :id AND status <> 'removed'
        FOR NO KEY UPDATE OF vehicles
      ), changed AS (
        UPDATE vehicles
        SET %s
        FROM vehicle
        WHERE vehicles.city = :city AND vehicles.id = vehicle.id AND vehicle.own AND %s
        RETURNING vehicles.id
      )
      SELECT own, status, EXISTS (SELECT 1 FROM changed) AS changed
      FROM vehicle
      """;

  private static final String TAKE_OUT =
      ACT.formatted(
          """
          status = CASE WHEN vehicles.status = 'available' THEN 'out_of_service' ELSE vehicles.status END,
            out_since = CASE WHEN vehicles.status = 'available' THEN now() ELSE vehicles.out_since END,
            out_reason = CASE WHEN vehicles.status = 'in_use' THEN vehicles.out_reason ELSE CAST(:reason AS text) END,
            out_after_ride = CASE WHEN vehicles.status = 'in_use' THEN CAST(:reason AS text) ELSE NULL END\
          """,
          "(:after_ride OR vehicles.status <> 'in_use')");

  private static final String IN_SERVICE =
      """
      status = CASE WHEN vehicles.status = 'out_of_service' THEN 'available' ELSE vehicles.status END,
        idle_since = CASE WHEN vehicles.status = 'out_of_service' THEN now() ELSE vehicles.idle_since END,
        out_reason = NULL, out_since = NULL, out_after_ride = NULL\
      """;

  private static final String PUT_BACK = ACT.formatted(IN_SERVICE, "true");

  /** Whoever follows it through the feed loses it here, as at the end of a ride. */
  private static final String ELSEWHERE =
      """
      last_location = :location, latitude = :latitude, longitude = :longitude, public_id = gen_random_uuid()\
      """;

  private static final String NOT_RIDDEN = "vehicles.status <> 'in_use'";

  private static final String PUT_BACK_ELSEWHERE =
      ACT.formatted(IN_SERVICE + ", " + ELSEWHERE, NOT_RIDDEN);

  private static final String LOOK =
      """
      color = COALESCE(CAST(:color AS text), vehicles.color), brand = COALESCE(CAST(:brand AS text), vehicles.brand)\
      """;

  private static final String CORRECT = ACT.formatted(LOOK, "true");

  private static final String MOVE = ACT.formatted(LOOK + ", " + ELSEWHERE, NOT_RIDDEN);

  private final JdbcClient jdbc;

  FleetActSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was found before a vehicle was changed.
   *
   * @param own whether who acts may
   * @param changed whether it is now as was asked for
   */
  record Found(boolean own, String status, boolean changed) {}

  Optional<Found> takeOut(Login by, City city, UUID id, OutReason reason, boolean afterRide) {
    var statement = jdbc.sql(TAKE_OUT).param("reason", reason.code());
    return found(statement.param("after_ride", afterRide), by, city, id);
  }

  /**
   * @param place where it stands; null where it stood
   */
  Optional<Found> putBack(Login by, City city, UUID id, @Nullable Place place) {
    return place == null
        ? found(jdbc.sql(PUT_BACK), by, city, id)
        : found(at(jdbc.sql(PUT_BACK_ELSEWHERE), place), by, city, id);
  }

  Optional<Found> correct(Login by, City city, UUID id, Correction correction) {
    Place place = correction.place();
    var statement = place == null ? jdbc.sql(CORRECT) : at(jdbc.sql(MOVE), place);
    return found(
        statement.param("color", correction.color()).param("brand", correction.brand()),
        by,
        city,
        id);
  }

  private static StatementSpec at(StatementSpec statement, Place place) {
    return statement
        .param("location", place.name())
        .param("latitude", place.latitude())
        .param("longitude", place.longitude());
  }

  private static Optional<Found> found(StatementSpec statement, Login by, City city, UUID id) {
    return statement
        .param("actor", by.username())
        .param("actor_id", by.userId())
        .param("actor_city", by.city().name())
        .param("session_number", by.sessionNumber())
        .param("city", city.name())
        .param("id", id)
        .query(Found.class)
        .optional();
  }
}
