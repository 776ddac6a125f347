package dev.movr.user;

import dev.movr.login.Login;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that add and remove a user, together with the username. */
@Component
class AccountSql {
  private final JdbcClient jdbc;

  AccountSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * What was found before a user was added.
   *
   * @param holder of the username; null when it was free
   * @param sessionNumber the holder's, or the new user's
   * @param registered whether the id was in use already
   * @param added whether the user was added now
   */
  record Addition(
      @Nullable UUID holder, @Nullable Long sessionNumber, boolean registered, boolean added) {}

  Addition add(NewUser user, String canonicalUsername, @Nullable String passwordHash) {
    return jdbc.sql(
            """
            WITH holder AS (
              SELECT user_id, session_number
              FROM usernames
              WHERE username = :canonical_username
            ), registered AS (
              SELECT id
              FROM users
              WHERE city = :city AND id = :id
            ), added AS (
              INSERT INTO users (city, id, first_name, last_name, email, username, password_hash, listed, language)
              SELECT :city, :id, :first_name, :last_name, :email, :username, CAST(:password_hash AS text),
                CAST(:listed AS boolean), CAST(:language AS text)
              WHERE NOT EXISTS (SELECT 1 FROM holder) AND NOT EXISTS (SELECT 1 FROM registered)
              RETURNING city, id
            ), entered AS (
              INSERT INTO usernames (username, city, user_id, session_number)
              SELECT :canonical_username, added.city, added.id, 1
              FROM added
              RETURNING session_number
            )
            SELECT
              (SELECT user_id FROM holder) AS holder,
              (SELECT session_number FROM holder UNION ALL SELECT session_number FROM entered) AS session_number,
              EXISTS (SELECT 1 FROM registered) AS registered,
              EXISTS (SELECT 1 FROM entered) AS added
            """)
        .param("canonical_username", canonicalUsername)
        .param("city", user.city().name())
        .param("id", user.id())
        .param("first_name", user.firstName())
        .param("last_name", user.lastName())
        .param("email", user.email())
        .param("username", user.username())
        .param("password_hash", passwordHash)
        .param("listed", Boolean.TRUE.equals(user.listed()))
        .param("language", user.language() == null ? null : user.language().tag())
        .query(Addition.class)
        .single();
  }

  /**
   * What was found before a user was removed.
   *
   * @param current whether there was such a user, not removed before
   */
  record Removal(boolean current, boolean riding, boolean owning) {}

  Removal remove(Login login) {
    return jdbc.sql(
            """
            WITH holder AS (
              SELECT city, id, active_ride_id IS NOT NULL AS riding
              FROM users
              WHERE city = :city AND id = :id AND removed_at IS NULL
              FOR NO KEY UPDATE
            ), owned AS (
              SELECT id
              FROM vehicles
              WHERE city = :city AND owner_id = :id AND status <> 'removed'
              LIMIT 1
            ), removable AS (
              SELECT city, id
              FROM holder
              WHERE NOT riding AND NOT EXISTS (SELECT 1 FROM owned)
            ), removed AS (
              UPDATE users
              SET first_name = NULL, last_name = NULL, email = NULL, username = NULL, password_hash = NULL,
                suspension_reason = NULL, listed = false, language = NULL, second_factor = false,
                removed_at = now()
              FROM removable
              WHERE users.city = :city AND users.id = removable.id
              RETURNING users.id
            ), forgotten AS (
              DELETE FROM logins
              WHERE city = :city AND user_id = (SELECT id FROM removable)
              RETURNING number
            ), keyless AS (
              DELETE FROM passkeys
              WHERE city = :city AND user_id = (SELECT id FROM removable)
              RETURNING id
            ), codeless AS (
              DELETE FROM recovery_codes
              WHERE city = :city AND user_id = (SELECT id FROM removable)
              RETURNING hash
            ), freed AS (
              DELETE FROM usernames
              WHERE username = :username AND user_id = (SELECT id FROM removable)
              RETURNING username
            )
            SELECT
              EXISTS (SELECT 1 FROM holder) AS current,
              EXISTS (SELECT 1 FROM holder WHERE riding) AS riding,
              EXISTS (SELECT 1 FROM owned) AS owning
            """)
        .param("city", login.city().name())
        .param("id", login.userId())
        .param("username", login.username())
        .query(Removal.class)
        .single();
  }
}
