package dev.movr.login;

import dev.movr.region.Cities;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the list of logins, which is in the user's home city. */
@Component
class LoginListSql {
  private final JdbcClient jdbc;
  private final Cities cities;

  LoginListSql(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  /** Enters a login, or when it is there already, what was new at its last use. */
  void note(Login login, String device, @Nullable String near, Instant usedAt, Instant expiresAt) {
    jdbc.sql(
            """
            INSERT INTO logins (city, user_id, number, session_number, device, near, used_at, expires_at)
            VALUES (:city, :user_id, :number, :session_number, :device, CAST(:near AS text), :used_at, :expires_at)
            ON CONFLICT (city, user_id, number) DO UPDATE
            SET session_number = excluded.session_number, device = excluded.device, near = excluded.near,
              used_at = excluded.used_at, expires_at = excluded.expires_at
            """)
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .param("number", login.number())
        .param("session_number", login.sessionNumber())
        .param("device", device)
        .param("near", near)
        .param("used_at", usedAt.atOffset(ZoneOffset.UTC))
        .param("expires_at", expiresAt.atOffset(ZoneOffset.UTC))
        .update();
  }

  /** Removes some of the city's that have expired, whoever's they are, and waits for nobody. */
  void removeExpired(Login login, Instant now) {
    jdbc.sql(
            """
            WITH expired AS (
              SELECT user_id, number
              FROM logins
              WHERE city = :city AND expires_at < :now
              ORDER BY expires_at
              LIMIT 20
              FOR UPDATE SKIP LOCKED
            )
            DELETE FROM logins
            USING expired
            WHERE logins.city = :city AND logins.user_id = expired.user_id AND logins.number = expired.number
            """)
        .param("city", login.city().name())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .update();
  }

  /**
   * Those that have neither expired nor ended together with all others.
   *
   * @param ended by which the row is left out
   */
  private record Row(ListedLogin login, EndedLogins ended) {}

  /** Those that are still valid, last used first. */
  List<ListedLogin> of(Login login, Instant now, int limit) {
    return jdbc
        .sql(
            """
            SELECT number, device, near, used_at,
              (SELECT ended_logins FROM usernames WHERE username = :username) AS ended_logins
            FROM logins
            WHERE city = :city AND user_id = :user_id AND session_number = :session_number AND expires_at > :now
            ORDER BY used_at DESC, number
            LIMIT :limit
            """)
        .param("username", login.username())
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .param("session_number", login.sessionNumber())
        .param("now", now.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .query((row, number) -> row(row, login))
        .list()
        .stream()
        .filter(row -> !row.ended().contains(row.login().number()))
        .map(Row::login)
        .toList();
  }

  private Row row(ResultSet row, Login asking) throws SQLException {
    long number = row.getLong("number");
    return new Row(
        new ListedLogin(
            number,
            row.getString("device"),
            Optional.ofNullable(row.getString("near")).flatMap(cities::byName),
            row.getObject("used_at", OffsetDateTime.class).toInstant(),
            number == asking.number()),
        EndedLogins.of(row.getString("ended_logins")));
  }
}
