package dev.movr.passkey;

import static dev.movr.language.Words.text;

import dev.movr.language.Language;
import dev.movr.mail.Mail;
import dev.movr.mail.Mails;
import dev.movr.recovery.RecoverySettings;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Tells users by mail what has become of the safeguards of their accounts. */
@Component
final class PasskeyMails {
  private final Mails mails;
  private final String contact;

  PasskeyMails(Mails mails, RecoverySettings settings) {
    this.mails = mails;
    this.contact = String.valueOf(settings.contact());
  }

  void added(PasskeyChangeSql.Addressee to, String username, String label) {
    send(
        to,
        () -> text("passkeys.mail-added-subject"),
        () -> text("passkeys.mail-added", label, username));
  }

  void removed(PasskeyChangeSql.Removal removal, String username) {
    boolean off = removal.last() && removal.secondFactor();
    String news = off ? "passkeys.mail-removed-last" : "passkeys.mail-removed";
    send(
        removal.holder(),
        () -> text("passkeys.mail-removed-subject"),
        () -> text(news, removal.label(), username));
  }

  void switchedOff(PasskeyChangeSql.Addressee to, String username) {
    send(to, () -> text("passkeys.mail-off-subject"), () -> text("passkeys.mail-off", username));
  }

  /** In the account's language, else in that of the page on which it was done. */
  private void send(
      PasskeyChangeSql.Addressee to, Supplier<String> subject, Supplier<String> news) {
    Mail mail =
        Optional.ofNullable(to.language())
            .flatMap(Language::of)
            .orElseGet(Language::current)
            .speak(
                () -> new Mail(to.email(), subject.get(), news.get() + "\n\n" + notYou() + "\n"));
    mails.send(() -> Optional.of(mail));
  }

  private String notYou() {
    return contact.isEmpty()
        ? text("passkeys.mail-not-you")
        : text("passkeys.mail-not-you-contact", contact);
  }
}
