package dev.movr.recovery;

import static dev.movr.language.Words.text;

import dev.movr.mail.Mail;
import dev.movr.web.WebSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the mails say, in the language of the thread. */
@Component
@EnableConfigurationProperties(RecoverySettings.class)
final class LinkMails {
  private static final long MINUTES = SealedLinks.LIFETIME.toMinutes();

  private final String origin;
  private final String contact;

  LinkMails(WebSettings web, RecoverySettings settings) {
    this.origin = web.publicOrigin().orElse("");
    this.contact = String.valueOf(settings.contact());
  }

  /**
   * @param path of the link
   */
  Mail recovery(Recoveries.Account account, String path) {
    String username = account.login().username();
    return mail(
        account.email(),
        text("recovery.mail-recovery-subject"),
        text("recovery.mail-recovery", username, MINUTES, origin + path));
  }

  Mail recovered(Recoveries.Account account) {
    String username = account.login().username();
    return mail(
        account.email(),
        text("recovery.mail-recovered-subject"),
        text("recovery.mail-recovered", username),
        notYou());
  }

  /**
   * @param path of the link
   */
  Mail confirmation(String to, String path) {
    return mail(
        to,
        text("recovery.mail-confirmation-subject"),
        text("recovery.mail-confirmation", MINUTES, origin + path));
  }

  /** Says nothing of the new address: who reads this may be nobody that it concerns. */
  Mail emailChanged(String old, String username) {
    return mail(
        old,
        text("recovery.mail-email-changed-subject"),
        text("recovery.mail-email-changed", username),
        notYou());
  }

  private String notYou() {
    return contact.isEmpty()
        ? text("recovery.mail-not-you")
        : text("recovery.mail-not-you-contact", contact);
  }

  private static Mail mail(String to, String subject, String... paragraphs) {
    return new Mail(to, subject, String.join("\n\n", paragraphs) + "\n");
  }
}
