package dev.movr.gbfs;

import dev.movr.region.City;
import dev.movr.vehicle.ListedVehicle;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The entries of {@code vehicle_status.json} and {@code free_bike_status.json}. */
final class VehicleEntries {
  /** A tenth of a metre. */
  private static final double DIGITS = 1e6;

  private final City city;
  private final Version version;
  private final GbfsSettings settings;
  private final Optional<String> origin;

  VehicleEntries(City city, Version version, GbfsSettings settings, Optional<String> origin) {
    this.city = city;
    this.version = version;
    this.settings = settings;
    this.origin = origin;
  }

  record Listed(
      @Nullable String vehicleId,
      @Nullable String bikeId,
      double lat,
      double lon,
      boolean isReserved,
      boolean isDisabled,
      String vehicleTypeId,
      @Nullable Integer currentRangeMeters,
      @Nullable RentalUris rentalUris) {}

  record RentalUris(String web) {}

  Listed listed(ListedVehicle vehicle) {
    String id = vehicle.publicId().toString();
    return new Listed(
        version == Version.V3_0 ? id : null,
        version == Version.V3_0 ? null : id,
        rounded(vehicle.point().latitude()),
        rounded(vehicle.point().longitude()),
        false,
        vehicle.disabled(),
        vehicle.type().code(),
        VehicleTypes.motorised(vehicle.type()) ? settings.assumedRange() : null,
        origin
            .filter(_ -> !vehicle.disabled())
            .map(url -> new RentalUris(url + "/" + city.slug() + "/take/" + id))
            .orElse(null));
  }

  private static double rounded(double degrees) {
    return Math.round(degrees * DIGITS) / DIGITS;
  }
}
