package dev.movr.recovery;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.language.Language;
import dev.movr.login.Login;
import dev.movr.mail.Mails;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * New e-mail addresses, which count once they are confirmed. Until then they are in a link only.
 */
@Service
public class EmailChanges {
  /** After which somebody who asked too often may ask again. */
  public static final Duration WAIT = SealedLinks.LIFETIME;

  private static final String PURPOSE = "new-email";

  private final RecoverySql sql;
  private final SealedLinks links;
  private final LinkLimits limits;
  private final LinkMails texts;
  private final Mails mails;
  private final Transactions transactions;
  private final Reads reads;

  EmailChanges(
      RecoverySql sql,
      SealedLinks links,
      LinkLimits limits,
      LinkMails texts,
      Mails mails,
      Transactions transactions,
      Reads reads) {
    this.sql = sql;
    this.links = links;
    this.limits = limits;
    this.texts = texts;
    this.mails = mails;
    this.transactions = transactions;
    this.reads = reads;
  }

  /** Whether a new address has to be confirmed: where mails are sent. */
  public boolean areConfirmed() {
    return mails.areSent();
  }

  /**
   * Sends a link to the new address.
   *
   * @param language of the mail
   * @param from the address that it is now
   * @param address the client's
   * @return false when it was asked for too often, and nothing will be sent; {@link #WAIT} says how
   *     long to wait
   */
  public boolean ask(Login login, String from, String to, Language language, String address) {
    return limits.begin(address, "id " + login.userId(), "to " + to)
        && mails.send(
            () -> Optional.of(language.speak(() -> texts.confirmation(to, path(login, from, to)))));
  }

  /** The path of the link that {@link #ask} sends. */
  public String path(Login login, String from, String to) {
    return "/profile/email?link=" + links.seal(PURPOSE, parts(login, from, to));
  }

  private static List<String> parts(Login login, String from, String to) {
    return List.of(login.userId().toString(), String.valueOf(login.sessionNumber()), from, to);
  }

  /**
   * Of an address by another, of somebody's who is logged in.
   *
   * @param language of the account
   */
  record Change(String from, String to, Optional<Language> language) {}

  /** What a link is for, while it is good, and for whom it was made. Nothing is changed. */
  Optional<Change> opened(Login login, String link) {
    return links
        .open(PURPOSE, link)
        .filter(parts -> parts.equals(parts(login, parts.get(2), parts.get(3))))
        .flatMap(parts ->
            reads
                .read(login.city(), () -> sql.reached(login))
                .filter(found -> found.email().equals(parts.get(2)))
                .map(found -> new Change(parts.get(2), parts.get(3), found.language())));
  }

  /**
   * Changes the address, and tells the old one.
   *
   * @return false when the account is not as the link found it
   */
  boolean confirm(Login login, Change change) {
    boolean changed =
        transactions.write(
            "change e-mail address",
            List.of(login.city()),
            () -> sql.changeEmail(login, change.from(), change.to()));
    if (changed) {
      Language language = change.language().orElseGet(Language::current);
      mails.send(() ->
          Optional.of(language.speak(() -> texts.emailChanged(change.from(), login.username()))));
    }
    return changed;
  }
}
