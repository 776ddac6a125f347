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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements on passkeys, which are in the user's home city. */
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
            SELECT credential_id, public_key, sign_count, transports, backup_eligible, username, session_number,
              suspended_at IS NOT NULL AS suspended,
              (SELECT suspension_reason FROM users WHERE city = :city AND id = :user_id) AS suspension_reason,
              (SELECT language FROM users WHERE city = :city AND id = :user_id) AS language
            FROM passkeys
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
   * Whom to tell by mail.
   *
   * @param language the account's, as its tag
   */
  record Addressee(String email, @Nullable String language) {}

  /**
   * Adds a passkey to an account that was not removed and has fewer than that many others. It
   * writes the user's row, as whoever removes the account does. Repeated it is added once.
   *
   * @return the account's holder
   */
  Optional<Addressee> add(
      Login login, Passkey passkey, StoredCredential credential, Instant challengedAt, int most) {
    return jdbc.sql(
            """
            WITH holder AS (
              UPDATE users
              SET second_factor = second_factor
              WHERE city = :city AND id = :user_id AND removed_at IS NULL
                AND (SELECT count(*) FROM passkeys WHERE city = :city AND user_id = :user_id AND id <> :id) < :most
              RETURNING email, language
            ), added AS (
              INSERT INTO passkeys (city, user_id, id, credential_id, public_key, sign_count, transports,
                backup_eligible, label, created_at, challenged_at)
              SELECT :city, :user_id, CAST(:id AS uuid), :credential_id, :public_key, CAST(:sign_count AS bigint),
                :transports, CAST(:backup_eligible AS boolean), :label, CAST(:created_at AS timestamptz),
                CAST(:challenged_at AS timestamptz)
              FROM holder
              ON CONFLICT (city, user_id, id) DO NOTHING
              RETURNING id
            )
            SELECT email, language
            FROM holder
            """)
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .param("id", passkey.id())
        .param("most", most)
        .param("credential_id", credential.credentialId())
        .param("public_key", credential.publicKey())
        .param("sign_count", credential.signCount())
        .param("transports", credential.transports())
        .param("backup_eligible", credential.backupEligible())
        .param("label", passkey.label())
        .param("created_at", passkey.createdAt().atOffset(ZoneOffset.UTC))
        .param("challenged_at", challengedAt.atOffset(ZoneOffset.UTC))
        .query(Addressee.class)
        .optional();
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

  /**
   * What was found before a passkey was removed.
   *
   * @param language the account's, as its tag
   * @param secondFactor whether it was on
   * @param last whether it was the last one, without which the second factor is off
   */
  record Removal(
      String label, String email, @Nullable String language, boolean secondFactor, boolean last) {
    Addressee holder() {
      return new Addressee(email, language);
    }
  }

  /** Removes a passkey, and with the last one the second factor; empty when it was gone. */
  Optional<Removal> remove(Login login, UUID id) {
    return jdbc.sql(
            """
            WITH before AS (
              SELECT second_factor,
                NOT EXISTS (SELECT 1 FROM passkeys WHERE city = :city AND user_id = :user_id AND id <> :id) AS last
              FROM users
              WHERE city = :city AND id = :user_id
            ), removed AS (
              DELETE FROM passkeys
              WHERE city = :city AND user_id = :user_id AND id = :id
              RETURNING label
            ), holder AS (
              UPDATE users
              SET second_factor = users.second_factor AND NOT before.last
              FROM before
              WHERE users.city = :city AND users.id = :user_id
              RETURNING email, language
            )
            SELECT label, email, language, second_factor, last
            FROM before, removed, holder
            """)
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .param("id", id)
        .query(Removal.class)
        .optional();
  }

  /** Removes all of them; how many there were. */
  int removeAll(Login login) {
    return jdbc.sql("DELETE FROM passkeys WHERE city = :city AND user_id = :user_id")
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .update();
  }

  /**
   * Switches the second factor on or off; on only with a passkey.
   *
   * @return the account's holder; empty when nothing was switched
   */
  Optional<Addressee> setSecondFactor(Login login, boolean on) {
    return jdbc.sql(
            """
            UPDATE users
            SET second_factor = :on
            WHERE city = :city AND id = :user_id AND removed_at IS NULL
              AND (NOT CAST(:on AS boolean)
                OR EXISTS (SELECT 1 FROM passkeys WHERE city = :city AND user_id = :user_id))
            RETURNING email, language
            """)
        .param("on", on)
        .param("city", login.city().name())
        .param("user_id", login.userId())
        .query(Addressee.class)
        .optional();
  }
}
