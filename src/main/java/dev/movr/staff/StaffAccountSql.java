package dev.movr.staff;

import dev.movr.login.StaffMember;
import dev.movr.login.StaffScope;
import dev.movr.region.Cities;
import dev.movr.region.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on accounts, by staff. */
@Component
class StaffAccountSql {
  private static final String FIND =
      """
      SELECT users.city, users.id, users.username, first_name, last_name, date_joined, staff, active_ride_city,
        suspended_at, suspension_reason
      FROM usernames
      JOIN users ON users.city = :city AND users.id = usernames.user_id
      WHERE usernames.city = :city AND %s
      """;

  /**
   * Who acts is looked up in the same statement, and locked: of two who suspend each other one has
   * come too late. Its gaps are what is written to the account, and in which state it must be.
   */
  private static final String CHANGE =
      """
      WITH actor AS (
        SELECT user_id, staff
        FROM usernames
        WHERE username = :actor AND user_id = :actor_id AND session_number = :session_number AND suspended_at IS NULL
          AND (staff = 'all' OR staff = 'city' AND city = :city)
        FOR NO KEY UPDATE
      ), account AS (
        SELECT staff
        FROM usernames
        WHERE city = :city AND user_id = :id
      ), changed AS (
        UPDATE usernames
        SET %s
        FROM actor
        WHERE usernames.city = :city AND usernames.user_id = :id AND usernames.suspended_at %s
          AND usernames.user_id <> actor.user_id
          AND (actor.staff = 'all' OR usernames.staff IS NULL OR usernames.staff = 'city')
        RETURNING usernames.user_id
      ), told AS (
        UPDATE users
        SET suspension_reason = CAST(:told AS text)
        FROM changed
        WHERE users.city = :city AND users.id = changed.user_id AND removed_at IS NULL
        RETURNING users.id
      )
      SELECT (SELECT staff FROM actor) AS actor_staff, (SELECT staff FROM account) AS account_staff,
        EXISTS (SELECT 1 FROM account) AS exists, EXISTS (SELECT 1 FROM told) AS changed
      """;

  private static final String SUSPEND =
      CHANGE.formatted(
          "suspended_at = now(), session_number = usernames.session_number + 1", "IS NULL");

  private static final String LIFT = CHANGE.formatted("suspended_at = NULL", "IS NOT NULL");

  private final JdbcClient jdbc;
  private final Cities cities;

  StaffAccountSql(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  /**
   * What was found when an account was to be changed.
   *
   * @param actorStaff null when who acts is not staff of the city any more
   * @param changed whether it was changed now
   */
  record Found(
      @Nullable String actorStaff,
      @Nullable String accountStaff,
      boolean exists,
      boolean changed) {}

  Found suspend(StaffMember by, City city, UUID id, String reason) {
    return change(jdbc.sql(SUSPEND), by, city, id, reason);
  }

  Found lift(StaffMember by, City city, UUID id) {
    return change(jdbc.sql(LIFT), by, city, id, null);
  }

  private static Found change(
      JdbcClient.StatementSpec statement,
      StaffMember by,
      City city,
      UUID id,
      @Nullable String told) {
    return statement
        .param("actor", by.login().username())
        .param("actor_id", by.login().userId())
        .param("session_number", by.login().sessionNumber())
        .param("city", city.name())
        .param("id", id)
        .param("told", told)
        .query(Found.class)
        .single();
  }

  Optional<StaffAccount> find(City city, UUID id) {
    return jdbc.sql(FIND.formatted("usernames.user_id = :id"))
        .param("city", city.name())
        .param("id", id)
        .query(this::account)
        .optional();
  }

  Optional<StaffAccount> find(City city, String canonicalUsername) {
    return jdbc.sql(FIND.formatted("usernames.username = :username"))
        .param("city", city.name())
        .param("username", canonicalUsername)
        .query(this::account)
        .optional();
  }

  private StaffAccount account(ResultSet row, int number) throws SQLException {
    OffsetDateTime since = row.getObject("suspended_at", OffsetDateTime.class);
    return new StaffAccount(
        cities.ofRow(row.getString("city")),
        row.getObject("id", UUID.class),
        row.getString("username"),
        row.getString("first_name"),
        row.getString("last_name"),
        row.getObject("date_joined", OffsetDateTime.class).toInstant(),
        StaffScope.of(row.getString("staff")),
        Optional.ofNullable(row.getString("active_ride_city")).map(cities::ofRow),
        since == null
            ? Optional.empty()
            : Optional.of(
                new StaffAccount.Suspension(
                    since.toInstant(),
                    Optional.ofNullable(row.getString("suspension_reason")).orElse(""))));
  }
}
