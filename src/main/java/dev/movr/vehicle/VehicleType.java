package dev.movr.vehicle;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What MovR shares. */
public enum VehicleType {
  BIKE("Bike"),
  SCOOTER("Scooter"),
  SKATEBOARD("Skateboard");

  private final String label;

  VehicleType(String label) {
    this.label = label;
  }

  /** As people read it. */
  public String label() {
    return label;
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
