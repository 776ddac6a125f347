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
 * @param outOfService null while it is in service, and for those who do not care for it
 * @param outAfterRide for what it is taken out of service once its ride has ended; null for not,
 *     and for those who do not care for it
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
  /** As those see it who do not care for it: whether it is out of service, but not why. */
  Vehicle forAnybody() {
    return new Vehicle(
        city, id, type, ownerId, dateAdded, status, lastLocation, color, brand, null, null);
  }

  public boolean available() {
    return status == VehicleStatus.AVAILABLE;
  }
}
