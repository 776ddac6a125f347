package dev.movr.vehicle;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.movr.language.Words;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which vehicles of a city its staff look for. */
public enum FleetFilter {
  OUT_OF_SERVICE,
  LONG_RIDES,
  IDLE,
  ALL;

  /** A ride that has been running for longer is a long one. */
  public static final Duration LONG_RIDE = Duration.ofHours(4);

  /** An available vehicle that nobody has ridden for longer is idle. */
  public static final Duration IDLENESS = Duration.ofDays(7);

  /** As people read it. */
  public String label() {
    return Words.text("fleet.filter." + code());
  }

  /** As in URLs. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<FleetFilter> of(String code) {
    return Arrays.stream(values()).filter(filter -> filter.code().equals(code)).findFirst();
  }
}
