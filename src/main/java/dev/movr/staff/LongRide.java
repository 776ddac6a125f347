package dev.movr.staff;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.vehicle.VehicleType;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ride that has been running for long.
 *
 * @param rider the username; the directory knows it everywhere
 * @param riderCity the rider's home city
 */
public record LongRide(
    UUID id,
    UUID vehicleId,
    VehicleType type,
    String brand,
    Place start,
    Instant startTime,
    @Nullable String rider,
    City riderCity) {}
