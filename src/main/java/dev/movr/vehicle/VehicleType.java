package dev.movr.vehicle;

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
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<VehicleType> of(String code) {
    return Arrays.stream(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
