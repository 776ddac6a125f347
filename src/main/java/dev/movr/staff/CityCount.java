package dev.movr.staff;

import dev.movr.region.City;
import dev.movr.vehicle.FleetFilter;

/**
 * How many there are in a city, each counted up to {@link #MOST}.
 *
 * @param riders whose home it is
 * @param activeRides that take place there
 * @param availableVehicles that stand there
 * @param outOfService vehicles that are, there
 * @param longRides of {@link FleetFilter#LONG_RIDES}
 * @param idleVehicles of {@link FleetFilter#IDLE}
 */
public record CityCount(
    City city,
    long riders,
    long activeRides,
    long availableVehicles,
    long outOfService,
    long longRides,
    long idleVehicles) {
  /** Counting goes no further: a count reads that many entries of an index at most. */
  public static final int MOST = 100_000;
}
