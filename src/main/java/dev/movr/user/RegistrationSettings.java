package dev.movr.user;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How many may register; {@code application.yaml} has the defaults.
 *
 * @param perAddress at once, from one client address, at least 1
 * @param addressInterval after which one more may
 * @param inAll at once, from all addresses, at least 1
 * @param interval after which one more may
 */
@ConfigurationProperties("movr.registrations")
record RegistrationSettings(
    int perAddress, Duration addressInterval, int inAll, Duration interval) {
  RegistrationSettings {
    if (perAddress < 1 || inAll < 1 || !addressInterval.isPositive() || !interval.isPositive()) {
      throw new IllegalArgumentException(
          "movr.registrations.per-address and in-all must be at least 1, and the intervals positive");
    }
  }
}
