package dev.movr.ride;

import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.convert.DurationStyle;

/**
 * Settings of what is kept of people; {@code application.yaml} has the defaults.
 *
 * @param rounding how long after its end a ride's places and times are made coarse, at least a day;
 *     {@code off}: never
 */
@ConfigurationProperties("movr.privacy")
public record PrivacySettings(String rounding) {
  public PrivacySettings {
    if (age(rounding).filter(age -> age.compareTo(Duration.ofDays(1)) < 0).isPresent()) {
      throw new IllegalArgumentException("movr.privacy.rounding must be at least 1d, or off");
    }
  }

  /** How long after its end a ride is rounded; empty: never. */
  public Optional<Duration> roundedAfter() {
    return age(rounding);
  }

  private static Optional<Duration> age(String rounding) {
    // YAML reads off as false.
    return rounding.equals("off") || rounding.equals("false")
        ? Optional.empty()
        : Optional.of(DurationStyle.detectAndParse(rounding));
  }
}
