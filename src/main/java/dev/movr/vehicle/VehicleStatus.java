package dev.movr.vehicle;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Whether a vehicle may be taken. */
public enum VehicleStatus {
  AVAILABLE,
  /** Somebody rides it. */
  IN_USE,
  /** Its owner or the staff took it away for a while. */
  OUT_OF_SERVICE,
  /** Its owner took it away for good; it is listed nowhere. */
  REMOVED;

  /** As in the database and in URLs. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static VehicleStatus of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
