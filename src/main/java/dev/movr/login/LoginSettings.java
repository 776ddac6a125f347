package dev.movr.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of logins; {@code application.yaml} has the defaults.
 *
 * @param lifetime of a login that is not used
 * @param renewAfter the age at which a login in use is given a new lifetime
 * @param floor the least time in which a refused login is answered
 * @param attemptsPerUsername refused at once, at least 1, and as many in each {@link
 *     #attemptsWindow}; of a device that is known to be the user's, too
 * @param attemptsPerAddress refused at once, at least 1
 * @param addressInterval after which one more may be made from an address
 */
@ConfigurationProperties("movr.login")
public record LoginSettings(
    Duration lifetime,
    Duration renewAfter,
    Duration floor,
    int attemptsPerUsername,
    int attemptsPerAddress,
    Duration addressInterval,
    Duration attemptsWindow) {
  public LoginSettings {
    if (!lifetime.isPositive() || renewAfter.isNegative() || renewAfter.compareTo(lifetime) >= 0) {
      throw new IllegalArgumentException(
          "movr.login.renew-after must be at least 0 and below movr.login.lifetime");
    }
    if (floor.isNegative() || floor.toSeconds() > 10) {
      throw new IllegalArgumentException("movr.login.floor must be between 0 and 10s");
    }
    if (attemptsPerUsername < 1
        || attemptsPerAddress < 1
        || !attemptsWindow.isPositive()
        || !addressInterval.isPositive()) {
      throw new IllegalArgumentException(
          "movr.login.attempts-* must be at least 1, and the window and the interval positive");
    }
  }
}
