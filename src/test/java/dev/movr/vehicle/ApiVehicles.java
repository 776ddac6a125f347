package dev.movr.vehicle;

import java.util.HashMap;
import java.util.Map;

/** What requests of the API for vehicles are made of. */
final class ApiVehicles {
  /** The vehicles of Los Angeles. */
  static final String PATH = "/cities/los-angeles/vehicles";

  private ApiVehicles() {}

  /** A bike to be added there, whose fields may be changed. */
  static Map<String, Object> bike() {
    return new HashMap<>(
        Map.of(
            "type",
            "bike",
            "color",
            "magenta",
            "brand",
            "Raleigh",
            "location",
            Map.of("latitude", 34.05, "longitude", -118.25, "name", "by the fountain")));
  }
}
