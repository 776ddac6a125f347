package dev.movr.gbfs;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.stream.Stream;

/** The files of a system that do not list vehicles; {@code gbfs.json} lists the rest. */
final class FeedFiles {
  private static final SequencedMap<String, Function<CitySystem, Object>> FILES =
      new LinkedHashMap<>();

  static {
    FILES.put("gbfs", AutoDiscovery::gbfs);
    FILES.put("gbfs_versions", AutoDiscovery::versions);
    FILES.put("system_information", SystemInformation::of);
    FILES.put("vehicle_types", VehicleTypes::of);
    FILES.put("system_pricing_plans", PricingPlans::of);
    FILES.put("geofencing_zones", GeofencingZones::of);
  }

  private FeedFiles() {}

  static Stream<String> names() {
    return FILES.keySet().stream();
  }

  /** What stands under {@code data}; empty when there is no such file. */
  static Optional<Object> data(String name, CitySystem system) {
    return Optional.ofNullable(FILES.get(name)).map(file -> file.apply(system));
  }
}
