package dev.movr.recovery;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of recovery; {@code application.yaml} has the defaults.
 *
 * @param contact the e-mail address of whoever helps users; blank: it is not told
 * @param linksPerAccount that are sent in half an hour, at least 1
 * @param linksPerAddress of a client that are asked for in half an hour, at least 1
 */
@ConfigurationProperties("movr.recovery")
public record RecoverySettings(@Nullable String contact, int linksPerAccount, int linksPerAddress) {
  private static final Pattern ADDRESS = Pattern.compile("[^@\\s<>,]+@[^@\\s<>,]+");

  public RecoverySettings {
    contact = contact == null ? "" : contact.strip();
    if (!contact.isEmpty() && !ADDRESS.matcher(contact).matches()) {
      throw new IllegalArgumentException("movr.recovery.contact must be an e-mail address");
    }
    if (linksPerAccount < 1 || linksPerAddress < 1) {
      throw new IllegalArgumentException("movr.recovery.links-* must be at least 1");
    }
  }
}
