package dev.movr.ride;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of rides; {@code application.yaml} has the defaults.
 *
 * @param limit after which the vehicle's owner may end a ride that its rider does not end; at least
 *     a minute
 */
@ConfigurationProperties("movr.rides")
public record RideSettings(Duration limit) {
  public RideSettings {
    if (limit.toMinutes() < 1) {
      throw new IllegalArgumentException("movr.rides.limit must be at least 1m");
    }
  }
}
