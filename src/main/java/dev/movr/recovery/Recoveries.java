package dev.movr.recovery;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.language.Language;
import dev.movr.login.Login;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.login.PasswordHashes;
import dev.movr.mail.Mail;
import dev.movr.mail.Mails;
import dev.movr.web.input.Text;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/** Gives accounts back to those who have forgotten the password. */
@Service
public class Recoveries {
  private static final String PURPOSE = "recovery";

  private final Logins logins;
  private final PasswordHashes hashes;
  private final RecoverySql sql;
  private final SealedLinks links;
  private final LinkLimits limits;
  private final LinkMails texts;
  private final Mails mails;
  private final Transactions transactions;
  private final Reads reads;

  Recoveries(
      Logins logins,
      PasswordHashes hashes,
      RecoverySql sql,
      SealedLinks links,
      LinkLimits limits,
      LinkMails texts,
      Mails mails,
      Transactions transactions,
      Reads reads) {
    this.logins = logins;
    this.hashes = hashes;
    this.sql = sql;
    this.links = links;
    this.limits = limits;
    this.texts = texts;
    this.mails = mails;
    this.transactions = transactions;
    this.reads = reads;
  }

  /** An account that can be recovered: its link is good while all this stays as it is. */
  record Account(Login login, String email, Optional<Language> language) {
    /** A mail in the language of the account, or of the request. */
    private Optional<Mail> told(Function<Account, Mail> text) {
      return Optional.of(language.orElseGet(Language::current).speak(() -> text.apply(this)));
    }

    private List<String> parts() {
      return List.of(
          login.username(),
          login.userId().toString(),
          String.valueOf(login.sessionNumber()),
          email);
    }
  }

  /**
   * Sends a link to the account's address. Whether there is such an account is looked up later, in
   * the background: what is answered, and when, cannot depend on it.
   *
   * @param address the client's
   * @return false when it was asked for too often, and nothing will be sent
   */
  boolean ask(String username, String address) {
    String canonical = Text.canonical(Text.clean(username));
    return limits.begin(address, canonical)
        && mails.send(() ->
            account(canonical)
                .flatMap(found -> found.told(account -> texts.recovery(account, path(account)))));
  }

  private Optional<Account> account(String username) {
    return logins.findActive(username).flatMap(this::account);
  }

  private Optional<Account> account(Login login) {
    return reads
        .read(login.city(), () -> sql.reached(login))
        .map(found -> new Account(login, found.email(), found.language()));
  }

  private String path(Account account) {
    return "/new-password?link=" + links.seal(PURPOSE, account.parts());
  }

  /**
   * The path of a link for an account that is not suspended, without sending it anywhere: for the
   * operator. Empty when nobody can log in to the account.
   */
  public Optional<String> path(Login login) {
    return account(login).map(this::path);
  }

  /** The account that a link is for, while it is good. Nothing is changed. */
  Optional<Account> opened(String link) {
    return links
        .open(PURPOSE, link)
        .flatMap(
            parts -> account(parts.getFirst()).filter(account -> account.parts().equals(parts)));
  }

  /** Changes the password and ends all logins, and with them this link and all others. */
  Recovery recover(String link, Password password) {
    Optional<Account> opened = opened(link);
    if (opened.isEmpty()) {
      return new Recovery.LinkRefused();
    }
    Account account = opened.get();
    String username = account.login().username();
    return password
        .fault(username)
        .<Recovery>map(reason -> new Recovery.PasswordRefused(username, reason))
        .orElseGet(() -> recovered(account, hashes.of(password, account.login())));
  }

  private Recovery recovered(Account account, String hash) {
    boolean changed =
        transactions.write(
            "recover account",
            List.of(account.login().city()),
            () -> sql.setPassword(account, hash));
    if (!changed) {
      return new Recovery.LinkRefused();
    }
    logins.forgetAttempts(account.login());
    mails.send(() -> account.told(texts::recovered));
    return new Recovery.Recovered();
  }
}
