package dev.movr.login;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the API's tokens; {@code application.yaml} has the defaults.
 *
 * @param accessLifetime of the token that comes with every request
 * @param refreshLifetime of the token that gets new ones
 */
@ConfigurationProperties("movr.tokens")
record TokenSettings(Duration accessLifetime, Duration refreshLifetime) {
  TokenSettings {
    if (!accessLifetime.isPositive() || refreshLifetime.compareTo(accessLifetime) < 0) {
      throw new IllegalArgumentException(
          "movr.tokens.access-lifetime must be positive, and refresh-lifetime no shorter");
    }
  }
}
