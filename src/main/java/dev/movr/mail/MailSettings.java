package dev.movr.mail;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of mails; {@code application.yaml} has the defaults and says what each is for.
 *
 * @param smtpUri of the server that takes mails; blank: there are none
 * @param from whom they come from
 */
@ConfigurationProperties("movr.mail")
record MailSettings(@Nullable String smtpUri, @Nullable String from) {
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,]+@[^@\\s<>,]+");

  MailSettings {
    if (smtpUri != null && !smtpUri.isBlank()) {
      SmtpServer.of(smtpUri);
      if (from == null || !ADDRESS.matcher(from).matches()) {
        throw new IllegalArgumentException(
            "movr.mail.from must be an e-mail address, since mails come from it");
      }
    }
  }

  Optional<SmtpServer> server() {
    return Optional.ofNullable(smtpUri).filter(uri -> !uri.isBlank()).map(SmtpServer::of);
  }

  String sender() {
    return from == null ? "" : from;
  }

  @Override
  public String toString() {
    return "MailSettings";
  }
}
