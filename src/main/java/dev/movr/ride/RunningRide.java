package dev.movr.ride;

import dev.movr.region.City;
import dev.movr.region.Place;
import java.time.Instant;
import java.util.UUID;

/**
 * The ride that a vehicle is on, or was when somebody looked, for whoever has to do with the
 * vehicle.
 *
 * @param riderCity the rider's home city
 */
public record RunningRide(UUID id, City riderCity, UUID riderId, Place start, Instant startTime) {}
