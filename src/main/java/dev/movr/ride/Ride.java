package dev.movr.ride;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.vehicle.VehicleType;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ride, as its rider sees it.
 *
 * @param city where it takes place: the vehicle's
 * @param rounded whether its places are known to 200 m, and its times down to the hour, only
 * @param end null while it is active
 */
public record Ride(
    City city,
    UUID id,
    RiddenVehicle vehicle,
    Place startLocation,
    Instant startTime,
    @Schema(description = "Whether places are rounded to 200 m, and times to the hour.")
        boolean rounded,
    @Nullable End end) {

  /** What a rider is told about the vehicle. */
  public record RiddenVehicle(UUID id, VehicleType type, String color, String brand) {}

  /**
   * How it ended.
   *
   * @param byOwner whether the vehicle's owner ended it, because its rider did not
   * @param byStaff whether staff of the city did
   */
  @Schema(name = "RideEnd")
  public record End(Place location, Instant time, boolean byOwner, boolean byStaff) {
    public boolean byRider() {
      return !byOwner && !byStaff;
    }
  }

  @JsonProperty
  public boolean active() {
    return end == null;
  }

  /** From start to end; empty while it is active. */
  @JsonProperty
  public Optional<Duration> length() {
    return Optional.ofNullable(end).map(ended -> Duration.between(startTime, ended.time()));
  }
}
