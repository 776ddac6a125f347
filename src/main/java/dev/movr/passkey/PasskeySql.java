package dev.movr.passkey;

import dev.movr.language.Language;
import dev.movr.login.Login;
import dev.movr.region.City;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that find passkeys and use them, which are in the user's home city. */
@Component
class PasskeySql {
  private final JdbcClient jdbc;

  PasskeySql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A passkey, and whose it is.
   *
   * @param suspensionReason empty when it is not known
   */
  record Found(
      StoredCredential credential,
      Login account,
      boolean suspended,
      Optional<String> suspensionReason,
      Optional<Language> language) {}

  /** That passkey of that user. */
  Optional<Found> find(City city, UUID userId, UUID id) {
    return jdbc.sql(
            """
            SELECT credential_id, public_key, sign_count, transports, backup_eligible, usernames.username,
              session_number, suspended_at IS NOT NULL AS suspended, suspension_reason, language
            FROM passkeys
            JOIN users ON users.city = :city AND users.id = :user_id
            JOIN usernames ON usernames.city = :city AND usernames.user_id = :user_id
            WHERE passkeys.city = :city AND passkeys.user_id = :user_id AND passkeys.id = :id
            """)
        .param("city", city.name())
        .param("user_id", userId)
        .param("id", id)
        .query((row, number) -> found(row, city, userId))
        .optional();
  }

  private static Found found(ResultSet row, City city, UUID userId) throws SQLException {
    return new Found(
        credential(row),
        new Login(city, userId, row.getString("username"), row.getLong("session_number")),
        row.getBoolean("suspended"),
        Optional.ofNullable(row.getString("suspension_reason")),
        Optional.ofNullable(row.getString("language")).flatMap(Language::of));
  }

  private static StoredCredential credential(ResultSet row) throws SQLException {
    return new StoredCredential(
        row.getString("credential_id"),
        row.getString("public_key"),
        row.getLong("sign_count"),
        row.getString("transports"),
        row.getBoolean("backup_eligible"));
  }

  /**
   * A passkey as listed.
   *
   * @param secondFactor of the account
   * @param codesLeft of the account
   */
  record Listed(
      Passkey passkey, StoredCredential credential, boolean secondFactor, int codesLeft) {}

  /** All of a user, oldest first. */
  List<Listed> of(Login login) {
    return jdbc.sql(
            """
            SELECT id, credential_id, public_key, sign_count, transports, backup_eligible, label, created_at, used_at,
              (SELECT second_factor FROM users WHERE city = :city AND id = :user_id) AS second_factor,
              (SELECT count(*) FROM recovery_codes WHERE city = :city AND user_id = :user_id AND used_by IS NULL)
                AS codes_left
            FROM passkeys
            WHERE city = :city AND user_id = :user_id
            ORDER BY created_at, id
            """)
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .query((row, number) ->
            new Listed(
                new Passkey(
                    row.getObject("id", UUID.class),
                    row.getString("label"),
                    row.getObject("created_at", OffsetDateTime.class).toInstant(),
                    Optional.ofNullable(row.getObject("used_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)),
                credential(row),
                row.getBoolean("second_factor"),
                row.getInt("codes_left")))
        .list();
  }

  /**
   * Notes that a passkey has answered a challenge: false when it is gone, has answered that one or
   * a newer one before, or its count has not gone up.
   */
  boolean use(Login login, UUID id, long signCount, Instant challengedAt, Instant now) {
    return jdbc.sql(
                """
                UPDATE passkeys
                SET sign_count = :sign_count, challenged_at = :challenged_at, used_at = :used_at
                WHERE city = :city AND user_id = :user_id AND id = :id AND challenged_at < :challenged_at
                  AND (sign_count < :sign_count OR sign_count = 0 AND CAST(:sign_count AS bigint) = 0)
                """)
            .param("sign_count", signCount)
            .param("challenged_at", challengedAt.atOffset(ZoneOffset.UTC))
            .param("used_at", now.truncatedTo(ChronoUnit.HOURS).atOffset(ZoneOffset.UTC))
            .param("city", login.city().name())
            .param("user_id", login.userId())
            .param("id", id)
            .update()
        == 1;
  }
}
