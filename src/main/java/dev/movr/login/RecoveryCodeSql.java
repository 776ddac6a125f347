package dev.movr.login;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on recovery codes, which are in the user's home city. */
@Component
class RecoveryCodeSql {
  private final JdbcClient jdbc;

  RecoveryCodeSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void deleteAll(Login login) {
    jdbc.sql("DELETE FROM recovery_codes WHERE city = :city AND user_id = :user_id")
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .update();
  }

  void add(Login login, List<String> hashes) {
    if (hashes.isEmpty()) {
      return;
    }
    jdbc.sql(
            """
            INSERT INTO recovery_codes (city, user_id, hash)
            SELECT :city, :user_id, hash
            FROM unnest(string_to_array(:hashes, ' ')) AS made (hash)
            """)
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .param("hashes", String.join(" ", hashes))
        .update();
  }

  /** Of two attempts with one code one gets it, and may be repeated. */
  boolean use(Login account, String hash, UUID attempt) {
    return jdbc.sql(
                """
                UPDATE recovery_codes
                SET used_by = :attempt
                WHERE city = :city AND user_id = :user_id AND hash = :hash
                  AND (used_by IS NULL OR used_by = :attempt)
                  AND EXISTS (SELECT 1 FROM users WHERE city = :city AND id = :user_id AND second_factor)
                  AND EXISTS (
                    SELECT 1
                    FROM usernames
                    WHERE username = :username AND user_id = :user_id AND session_number = :session_number
                      AND suspended_at IS NULL)
                """)
            .param("attempt", attempt)
            .param("city", account.city().name())
            .param("user_id", account.userId())
            .param("hash", hash)
            .param("username", account.username())
            .param("session_number", account.sessionNumber())
            .update()
        == 1;
  }
}
