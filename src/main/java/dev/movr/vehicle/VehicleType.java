package dev.movr.vehicle;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.movr.language.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What MovR shares. */
public enum VehicleType {
  BIKE,
  SCOOTER,
  SKATEBOARD;

  /** As people read it, in the language of the request; in the feed that is English. */
  public String label() {
    return Words.text("vehicle.type." + code());
  }

  /** As in the database and in URLs. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<VehicleType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
