package dev.movr.vehicle;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.movr.region.City;
import dev.movr.region.Place;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vehicle.
 *
 * @param city where it was added, and where it is ridden
 * @param ownerId not part of the API: who owns a vehicle is nobody else's business
 * @param lastLocation where it stands, or where its ride began
 * @param outOfService null while it is in service
 * @param outAfterRide for what it is taken out of service once its ride has ended; null for not
 */
public record Vehicle(
    City city,
    UUID id,
    VehicleType type,
    @JsonIgnore UUID ownerId,
    Instant dateAdded,
    VehicleStatus status,
    Place lastLocation,
    String color,
    String brand,
    @Nullable OutOfService outOfService,
    @Nullable OutReason outAfterRide) {
  public boolean available() {
    return status == VehicleStatus.AVAILABLE;
  }
}
