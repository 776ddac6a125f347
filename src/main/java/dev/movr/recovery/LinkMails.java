package dev.movr.recovery;

import dev.movr.mail.Mail;
import dev.movr.web.WebSettings;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** What the mails say. */
@Component
@EnableConfigurationProperties(RecoverySettings.class)
final class LinkMails {
  private static final long MINUTES = SealedLinks.LIFETIME.toMinutes();

  private final String origin;
  private final String helper;

  LinkMails(WebSettings web, RecoverySettings settings) {
    this.origin = web.publicOrigin().orElse("");
    this.helper = settings.helper();
  }

  /**
   * @param path of the link
   */
  Mail recovery(Recoveries.Account account, String path) {
    return new Mail(
        account.email(),
        "A new password for MovR",
        """
        Somebody, probably you, has asked for a new password for your MovR account, %s.

        Choose it here, within %d minutes:

        %s%s

        The link is good once, and all your logins end when you use it. If you did not ask for \
        it, you need not do anything: your password stays as it is.
        """
            .formatted(account.login().username(), MINUTES, origin, path));
  }

  Mail recovered(Recoveries.Account account) {
    return new Mail(
        account.email(),
        "Your MovR password was changed",
        """
        A new password was chosen for your MovR account, %s, and all its logins have ended.

        If that was not you, please tell %s.
        """
            .formatted(account.login().username(), helper));
  }

  /**
   * @param path of the link
   */
  Mail confirmation(String to, String path) {
    return new Mail(
        to,
        "Is this your e-mail address?",
        """
        Somebody, probably you, has given this e-mail address for a MovR account.

        If it was you, confirm it here, within %d minutes. You will be asked for your password:

        %s%s

        If it was not you, you need not do anything.
        """
            .formatted(MINUTES, origin, path));
  }

  /** Says nothing of the new address: who reads this may be nobody that it concerns. */
  Mail emailChanged(String old, String username) {
    return new Mail(
        old,
        "Your MovR e-mail address was changed",
        """
        Your MovR account, %s, has another e-mail address now. This one gets no more mails.

        If that was not you, please tell %s.
        """
            .formatted(username, helper));
  }
}
