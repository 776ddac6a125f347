package dev.movr.login;

import dev.movr.region.Cities;
import dev.movr.region.City;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on the username directory and on passwords. */
@Component
class LoginSql {
  /** Of the directory, 60 characters, in UTF-16 code units: what is longer is nobody's. */
  private static final int LONGEST_USERNAME = 120;

  private final JdbcClient jdbc;
  private final Cities cities;

  LoginSql(JdbcClient jdbc, Cities cities) {
    this.jdbc = jdbc;
    this.cities = cities;
  }

  /**
   * Of the username directory, which is the same everywhere: the one statement that names no city.
   */
  Optional<Login> find(String canonicalUsername) {
    if (canonicalUsername.length() > LONGEST_USERNAME || canonicalUsername.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            SELECT city, user_id, username, session_number
            FROM usernames
            WHERE username = :username
            """)
        .param("username", canonicalUsername)
        .query((row, number) ->
            new Login(
                cities.ofRow(row.getString("city")),
                row.getObject("user_id", UUID.class),
                row.getString("username"),
                row.getLong("session_number")))
        .optional();
  }

  /** Empty for users who cannot log in: those of the demo data. */
  Optional<String> passwordHash(City city, UUID id) {
    return jdbc.sql(
            """
            SELECT password_hash
            FROM users
            WHERE city = :city AND id = :id AND password_hash IS NOT NULL
            """)
        .param("city", city.name())
        .param("id", id)
        .query(String.class)
        .optional();
  }

  /** Counts the session number up, once: false when it is neither the login's nor the next. */
  boolean endLogins(Login login) {
    return jdbc.sql(
                """
                UPDATE usernames
                SET session_number = :next
                WHERE username = :username AND user_id = :user_id AND session_number IN (:current, :next)
                """)
            .param("username", login.username())
            .param("user_id", login.userId())
            .param("current", login.sessionNumber())
            .param("next", login.sessionNumber() + 1)
            .update()
        == 1;
  }

  /**
   * Changes the password and counts the session number up, both or none: false when the session
   * number is neither the login's, nor the next with that very hash set by the same change.
   */
  boolean changePassword(Login login, String hash) {
    return jdbc.sql(
                """
                WITH directory AS (
                  UPDATE usernames
                  SET session_number = :next
                  WHERE username = :username AND user_id = :id
                    AND (session_number = :current
                      OR session_number = :next
                        AND EXISTS (SELECT 1 FROM users WHERE city = :city AND id = :id AND password_hash = :hash))
                  RETURNING user_id
                )
                UPDATE users
                SET password_hash = :hash
                FROM directory
                WHERE users.city = :city AND users.id = directory.user_id AND removed_at IS NULL
                """)
            .param("username", login.username())
            .param("id", login.userId())
            .param("current", login.sessionNumber())
            .param("next", login.sessionNumber() + 1)
            .param("city", login.city().name())
            .param("hash", hash)
            .update()
        == 1;
  }
}
