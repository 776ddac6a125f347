package dev.movr.gbfs;

import dev.movr.vehicle.VehicleType;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code vehicle_types.json}. A bike and a skateboard go by human power; a scooter is electric. */
record VehicleTypes(List<Type> vehicleTypes) {
  record Type(
      String vehicleTypeId,
      String formFactor,
      String propulsionType,
      @Nullable Integer maxRangeMeters,
      Object name,
      int riderCapacity,
      String returnConstraint,
      String defaultPricingPlanId,
      List<String> pricingPlanIds) {}

  static VehicleTypes of(CitySystem system) {
    return new VehicleTypes(
        Arrays.stream(VehicleType.values()).map(type -> type(system, type)).toList());
  }

  private static Type type(CitySystem system, VehicleType type) {
    boolean motorised = motorised(type);
    return new Type(
        type.code(),
        formFactor(type),
        motorised ? "electric" : "human",
        motorised ? system.settings().maxRange() : null,
        system.text(type.label()),
        1,
        "free_floating",
        system.planId(),
        List.of(system.planId()));
  }

  static boolean motorised(VehicleType type) {
    return type == VehicleType.SCOOTER;
  }

  private static String formFactor(VehicleType type) {
    return switch (type) {
      case BIKE -> "bicycle";
      case SCOOTER -> "scooter_standing";
      case SKATEBOARD -> "other";
    };
  }
}
