package dev.movr.passkey;

import dev.movr.mail.Mail;
import dev.movr.mail.Mails;
import dev.movr.recovery.RecoverySettings;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tells users by mail what has become of the safeguards of their accounts. */
@Component
final class PasskeyMails {
  private final Mails mails;
  private final String helper;

  PasskeyMails(Mails mails, RecoverySettings settings) {
    this.mails = mails;
    this.helper = settings.helper();
  }

  void added(String to, String username, String label) {
    send(
        to,
        "A passkey was added to your MovR account",
        "The passkey “%s” was added to your MovR account, %s: whoever has it can log in."
            .formatted(label, username));
  }

  void removed(PasskeySql.Removal removal, String username) {
    String off =
        removal.last() && removal.secondFactor()
            ? " It was the last one: your password alone logs in again."
            : "";
    send(
        removal.email(),
        "A passkey was removed from your MovR account",
        "The passkey “%s” was removed from your MovR account, %s.%s"
            .formatted(removal.label(), username, off));
  }

  void switchedOff(String to, String username) {
    send(
        to,
        "Your MovR account asks for no passkey after the password",
        "Your MovR account, %s, does not ask for a passkey after the password any more, and its recovery codes are void."
            .formatted(username));
  }

  private void send(String to, String subject, String news) {
    String text = news + "\n\nIf that was not you, please change your password, and tell " + helper;
    mails.send(() -> Optional.of(new Mail(to, subject, text + ".\n")));
  }
}
