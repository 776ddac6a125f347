package dev.movr.passkey;

import static dev.movr.language.Words.text;

import dev.movr.mail.Mail;
import dev.movr.mail.Mails;
import dev.movr.recovery.RecoverySettings;
import java.util.Optional;
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

  void added(String to, String username, String label) {
    send(to, text("passkeys.mail-added-subject"), text("passkeys.mail-added", label, username));
  }

  void removed(PasskeySql.Removal removal, String username) {
    boolean off = removal.last() && removal.secondFactor();
    send(
        removal.email(),
        text("passkeys.mail-removed-subject"),
        text(
            off ? "passkeys.mail-removed-last" : "passkeys.mail-removed",
            removal.label(),
            username));
  }

  void switchedOff(String to, String username) {
    send(to, text("passkeys.mail-off-subject"), text("passkeys.mail-off", username));
  }

  /** In the language of the page on which it was done. */
  private void send(String to, String subject, String news) {
    String body = news + "\n\n" + notYou() + "\n";
    mails.send(() -> Optional.of(new Mail(to, subject, body)));
  }

  private String notYou() {
    return contact.isEmpty()
        ? text("passkeys.mail-not-you")
        : text("passkeys.mail-not-you-contact", contact);
  }
}
