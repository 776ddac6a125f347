package dev.movr.passkey;

import dev.movr.login.Login;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statements that change which passkeys an account has, and whether one is asked for. */
@Component
class PasskeyChangeSql {
  private final JdbcClient jdbc;

  PasskeyChangeSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
