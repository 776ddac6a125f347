package dev.movr.passkey;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.login.LoginOutcome;
import dev.movr.login.RecoveryCodes;
import dev.movr.region.Cities;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.stereotype.Service;

/** The passkeys of users, and what they open. */
@Service
public class Passkeys {
  /** Of one account. */
  static final int MOST = 20;

  private final Ceremonies ceremonies;
  private final PasskeySql sql;
  private final PasskeyChangeSql changes;
  private final RecoveryCodes codes;
  private final PasskeyMails mails;
  private final Transactions transactions;
  private final Reads reads;
  private final Cities cities;
  private final Clock clock;

  Passkeys(
      Ceremonies ceremonies,
      PasskeySql sql,
      PasskeyChangeSql changes,
      RecoveryCodes codes,
      PasskeyMails mails,
      Transactions transactions,
      Reads reads,
      Cities cities,
      Clock clock) {
    this.ceremonies = ceremonies;
    this.sql = sql;
    this.changes = changes;
    this.codes = codes;
    this.mails = mails;
    this.transactions = transactions;
    this.reads = reads;
    this.cities = cities;
    this.clock = clock;
  }

  /** What guards that account beside its password. */
  public Safeguards of(Login login) {
    List<PasskeySql.Listed> listed = listed(login);
    return new Safeguards(
        listed.stream().map(PasskeySql.Listed::passkey).toList(),
        listed.stream().anyMatch(PasskeySql.Listed::secondFactor),
        listed.stream().mapToInt(PasskeySql.Listed::codesLeft).findFirst().orElse(0));
  }

  private List<PasskeySql.Listed> listed(Login login) {
    return reads.read(login.city(), () -> sql.of(login));
  }

  /** What Spring Security calls those of a user. */
  List<CredentialRecord> credentials(Login login) {
    return listed(login).stream().map(one -> one.credential().record()).toList();
  }

  /** The same credential has the same id, so that it is added once. */
  private static UUID id(Bytes credentialId) {
    return UUID.nameUUIDFromBytes(credentialId.getBytes());
  }

  /**
   * Adds what an authenticator has made for that challenge, to an account whose password was just
   * given.
   *
   * @return false when it has made nothing for it, or there are {@link #MOST} passkeys
   */
  boolean add(
      RelyingParty party,
      Login login,
      Challenges.Challenge challenge,
      String label,
      String answer) {
    return ceremonies
        .added(party, login, challenge.bytes(), label, answer)
        .map(record -> stored(login, record, label, challenge))
        .orElse(false);
  }

  private boolean stored(
      Login login, CredentialRecord record, String label, Challenges.Challenge challenge) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var passkey = new Passkey(id(record.getCredentialId()), label, now, Optional.empty());
    var credential = StoredCredential.of(record);
    Optional<PasskeyChangeSql.Addressee> holder =
        transactions.write(
            "add passkey",
            List.of(login.city()),
            () -> changes.add(login, passkey, credential, challenge.madeAt(), MOST));
    holder.ifPresent(its -> mails.added(its, login.username(), label));
    return holder.isPresent();
  }

  /** The passkey that an answer names, of the user whom it names. */
  Optional<PasskeySql.Found> find(Ceremonies.Answer answer) {
    return answer
        .handle()
        .flatMap(handle -> UserHandle.read(handle, cities))
        .flatMap(user ->
            reads.read(user.city(), () -> sql.find(user.city(), user.userId(), id(answer.id()))));
  }

  /** The same of a user who has just given the password, as long as the account is the same. */
  Optional<PasskeySql.Found> find(Ceremonies.Answer answer, Login account) {
    return reads
        .read(account.city(), () -> sql.find(account.city(), account.userId(), id(answer.id())))
        .filter(found -> found.account().equals(account));
  }

  /** Whether it is this passkey that has answered this challenge, and now for the first time. */
  LoginOutcome proven(
      RelyingParty party,
      PasskeySql.Found found,
      Challenges.Challenge challenge,
      Ceremonies.Answer answer) {
    Login account = found.account();
    boolean answered =
        ceremonies
            .answered(party, account, found.credential().record(), challenge.bytes(), answer)
            .filter(record -> used(account, record, challenge))
            .isPresent();
    if (!answered) {
      return new LoginOutcome.Refused();
    }
    return found.suspended()
        ? LoginOutcome.Suspended.of(found.suspensionReason())
        : new LoginOutcome.LoggedIn(account, found.language());
  }

  private boolean used(Login account, CredentialRecord record, Challenges.Challenge challenge) {
    return transactions.write(
        "use passkey",
        List.of(account.city()),
        () ->
            sql.use(
                account,
                id(record.getCredentialId()),
                record.getSignatureCount(),
                challenge.madeAt(),
                clock.instant()));
  }

  /**
   * Removes one of a user who has just given the password, and with the last one the second factor.
   *
   * @return what there was; empty when it was removed before
   */
  Optional<PasskeyChangeSql.Removal> remove(Login login, UUID id) {
    Optional<PasskeyChangeSql.Removal> removal =
        transactions.write("remove passkey", List.of(login.city()), () -> removed(login, id));
    removal.ifPresent(done -> mails.removed(done, login.username()));
    return removal;
  }

  private Optional<PasskeyChangeSql.Removal> removed(Login login, UUID id) {
    Optional<PasskeyChangeSql.Removal> removal = changes.remove(login, id);
    if (removal.filter(PasskeyChangeSql.Removal::last).isPresent()) {
      codes.replace(login, List.of());
    }
    return removal;
  }

  /**
   * Takes all passkeys and recovery codes from an account, and switches its second factor off,
   * within the transaction of whoever logs that: for somebody who has lost everything.
   */
  public void removeAll(Login login) {
    changes.removeAll(login);
    changes.setSecondFactor(login, false);
    codes.replace(login, List.of());
  }
}
