package dev.movr.workload;

import dev.movr.vehicle.VehicleType;
import java.util.List;

/** What a made-up vehicle looks like. */
public record Look(String color, String brand) {
  private static final List<String> COLORS =
      List.of("red", "yellow", "blue", "green", "black", "white", "orange");

  /** One of several, by two numbers from 0 on. */
  public static Look of(VehicleType type, int color, int brand) {
    List<String> brands = brands(type);
    return new Look(COLORS.get(color % COLORS.size()), brands.get(brand % brands.size()));
  }

  private static List<String> brands(VehicleType type) {
    return switch (type) {
      case BIKE -> List.of("Kona", "Merida", "Fuji", "Schwinn");
      case SCOOTER -> List.of("Xiaomi", "Segway", "Razor", "Glion");
      case SKATEBOARD -> List.of("Santa Cruz", "Element", "Globe", "Birdhouse");
    };
  }
}
