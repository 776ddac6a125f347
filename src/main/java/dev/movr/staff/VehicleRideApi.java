package dev.movr.staff;

import dev.movr.api.description.Refuses;
import dev.movr.login.StaffMember;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.Rides;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.ProblemType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.UUID;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Which ride a vehicle is on, so that staff can end that one by {@link EndRideApi}. */
@RestController
@Tag(name = "Fleet")
class VehicleRideApi {
  private final Rides rides;

  VehicleRideApi(Rides rides) {
    this.rides = rides;
  }

  /** The ride that a vehicle is on, without its rider. */
  @Schema(name = "RideOnVehicle")
  record OnVehicle(UUID id, Place startLocation, Instant startTime) {}

  @Operation(
      operationId = "getRideOnVehicle",
      summary = "Get the ride that a vehicle is on",
      description = "For staff of its city. Not found while nobody rides it.")
  @Refuses({ProblemType.NOT_FOUND, ProblemType.NOT_HOME_CITY})
  @GetMapping("/api/v1/cities/{city}/vehicles/{id}/ride")
  OnVehicle running(Authentication who, @PathVariable City city, @PathVariable UUID id) {
    StaffMember.of(who, city);
    return rides
        .runningOn(city, id)
        .map(ride -> new OnVehicle(ride.id(), ride.start(), ride.startTime()))
        .orElseThrow(NotFound::new);
  }
}
