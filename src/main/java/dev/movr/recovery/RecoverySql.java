package dev.movr.recovery;

import dev.movr.language.Language;
import dev.movr.login.Login;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that a link leads to. */
@Component
class RecoverySql {
  private final JdbcClient jdbc;

  RecoverySql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Where mails reach a user.
   *
   * @param language of the account
   */
  record Reached(String email, Optional<Language> language) {}

  /** Empty for users who cannot log in, those of the demo data, and for removed ones. */
  Optional<Reached> reached(Login user) {
    return jdbc.sql(
            """
            SELECT email, language
            FROM users
            WHERE city = :city AND id = :id AND password_hash IS NOT NULL AND removed_at IS NULL
            """)
        .param("city", user.city().name())
        .param("id", user.userId())
        .query((row, number) ->
            new Reached(
                row.getString("email"),
                Optional.ofNullable(row.getString("language")).flatMap(Language::of)))
        .optional();
  }

  /**
   * Changes the password and counts the session number up, both or none: false when the account is
   * not as the link found it. Repeated with the same hash it is done once.
   */
  boolean setPassword(Recoveries.Account account, String hash) {
    return jdbc.sql(
                """
                WITH directory AS (
                  UPDATE usernames
                  SET session_number = :next
                  WHERE username = :username AND user_id = :id AND suspended_at IS NULL
                    AND EXISTS (SELECT 1 FROM users WHERE city = :city AND id = :id AND email = :email)
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
            .param("username", account.login().username())
            .param("id", account.login().userId())
            .param("current", account.login().sessionNumber())
            .param("next", account.login().sessionNumber() + 1)
            .param("city", account.login().city().name())
            .param("email", account.email())
            .param("hash", hash)
            .update()
        == 1;
  }

  /**
   * False when the address is neither the one nor the other, or the login has ended meanwhile.
   *
   * @param from the address that it is now
   */
  boolean changeEmail(Login login, String from, String to) {
    return jdbc.sql(
                """
                UPDATE users
                SET email = :to
                WHERE city = :city AND id = :id AND email IN (:from, :to) AND removed_at IS NULL
                  AND EXISTS (
                    SELECT 1
                    FROM usernames
                    WHERE username = :username AND user_id = :id AND session_number = :session_number
                      AND suspended_at IS NULL)
                """)
            .param("to", to)
            .param("from", from)
            .param("city", login.city().name())
            .param("id", login.userId())
            .param("username", login.username())
            .param("session_number", login.sessionNumber())
            .update()
        == 1;
  }
}
