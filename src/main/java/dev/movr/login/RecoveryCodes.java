package dev.movr.login;

import dev.movr.database.transaction.Transactions;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Codes, each good once, for who has lost the second factor. Only hashes of them are kept. */
@Service
public class RecoveryCodes {
  private static final int COUNT = 10;

  private final RecoveryCodeSql sql;
  private final Transactions transactions;

  RecoveryCodes(RecoveryCodeSql sql, Transactions transactions) {
    this.sql = sql;
    this.transactions = transactions;
  }

  /** Ten new ones, to be shown once. */
  public List<String> made() {
    return Stream.generate(RecoveryCode::random).limit(COUNT).toList();
  }

  /**
   * Puts these in the place of all that the user has, within the transaction of the change that
   * they belong to.
   */
  public void replace(Login login, List<String> codes) {
    sql.deleteAll(login);
    sql.add(login, codes.stream().map(code -> RecoveryCode.hash(login.userId(), code)).toList());
  }

  /** Uses one up: false when it is none, or was used before, or the account is not as it was. */
  boolean use(Login account, String code) {
    String hash = RecoveryCode.hash(account.userId(), code);
    UUID attempt = UUID.randomUUID();
    return transactions.write(
        "use recovery code", List.of(account.city()), () -> sql.use(account, hash, attempt));
  }
}
