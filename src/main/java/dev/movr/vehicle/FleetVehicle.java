package dev.movr.vehicle;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/** A vehicle as the staff of its city look for it. */
public record FleetVehicle(
    Vehicle vehicle,
    @Schema(
            description =
                "Since when it is out of service, ridden or idle, by the filter; of all vehicles: since when it is with MovR.")
        Instant since) {}
