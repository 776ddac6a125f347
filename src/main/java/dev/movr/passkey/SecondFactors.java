package dev.movr.passkey;

import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.login.RecoveryCodes;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Who is asked for a passkey after the password. */
@Service
class SecondFactors {
  private final PasskeyChangeSql sql;
  private final RecoveryCodes codes;
  private final PasskeyMails mails;
  private final Transactions transactions;

  SecondFactors(
      PasskeyChangeSql sql, RecoveryCodes codes, PasskeyMails mails, Transactions transactions) {
    this.sql = sql;
    this.codes = codes;
    this.mails = mails;
    this.transactions = transactions;
  }

  /**
   * Asks for a passkey after the password from now on, or makes new recovery codes where that is
   * so.
   *
   * @return the codes, to be shown once; none when there is no passkey
   */
  List<String> switchOn(Login login) {
    List<String> made = codes.made();
    boolean on =
        transactions.write(
            "switch on second factor", List.of(login.city()), () -> switchedOn(login, made));
    return on ? made : List.of();
  }

  private boolean switchedOn(Login login, List<String> made) {
    boolean on = sql.setSecondFactor(login, true).isPresent();
    if (on) {
      codes.replace(login, made);
    }
    return on;
  }

  /** Lets the password alone log in again, and forgets the recovery codes. */
  void switchOff(Login login) {
    Optional<PasskeyChangeSql.Addressee> holder =
        transactions.write(
            "switch off second factor",
            List.of(login.city()),
            () -> {
              codes.replace(login, List.of());
              return sql.setSecondFactor(login, false);
            });
    holder.ifPresent(its -> mails.switchedOff(its, login.username()));
  }
}
