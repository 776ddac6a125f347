package dev.movr.login;

import dev.movr.region.Cities;
import dev.movr.region.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
  Optional<DirectoryEntry> find(String canonicalUsername) {
    if (canonicalUsername.length() > LONGEST_USERNAME || canonicalUsername.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return jdbc.sql(
            """
            SELECT city, user_id, username, session_number, staff, suspended_at IS NOT NULL AS suspended,
              ended_logins
            FROM usernames
            WHERE username = :username
            """)
        .param("username", canonicalUsername)
        .query(this::entry)
        .optional();
  }

  private DirectoryEntry entry(ResultSet row, int number) throws SQLException {
    return new DirectoryEntry(
        new Login(
            cities.ofRow(row.getString("city")),
            row.getObject("user_id", UUID.class),
            row.getString("username"),
            row.getLong("session_number")),
        StaffScope.of(row.getString("staff")),
        row.getBoolean("suspended"),
        EndedLogins.of(row.getString("ended_logins")));
  }

  /**
   * What is known of a user at home.
   *
   * @param suspensionReason for the user's eyes; null while there is no suspension
   * @param secondFactor whether the password alone does not log in
   * @param language the tag of the account's; null while it has none
   */
  record AtHome(
      String passwordHash,
      @Nullable String suspensionReason,
      boolean secondFactor,
      @Nullable String language) {}

  /** Empty for users who cannot log in: those of the demo data. */
  Optional<AtHome> atHome(City city, UUID id) {
    return jdbc.sql(
            """
            SELECT password_hash, suspension_reason, second_factor, language
            FROM users
            WHERE city = :city AND id = :id AND password_hash IS NOT NULL
            """)
        .param("city", city.name())
        .param("id", id)
        .query(AtHome.class)
        .optional();
  }

  /** Writes which of the logins were ended one by one, and the session number of the others. */
  void end(Login login, EndedLogins ended, long sessionNumber) {
    jdbc.sql(
            """
            UPDATE usernames
            SET ended_logins = :ended, session_number = :next
            WHERE username = :username AND user_id = :user_id AND session_number = :current
            """)
        .param("ended", ended.text())
        .param("next", sessionNumber)
        .param("username", login.username())
        .param("user_id", login.userId())
        .param("current", login.sessionNumber())
        .update();
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
   * Changes the password and counts the session number up, also of this login in the list, all or
   * none: false when the session number is neither the login's, nor the next with that very hash
   * set by the same change.
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
                ), kept AS (
                  UPDATE logins
                  SET session_number = :next
                  FROM directory
                  WHERE logins.city = :city AND logins.user_id = directory.user_id AND number = :number
                  RETURNING number
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
            .param("number", login.number())
            .param("hash", hash)
            .update()
        == 1;
  }
}
