package dev.movr.staff;

import dev.movr.region.City;

/**
 * How many there are in a city, each counted up to {@link #MOST}.
 *
 * @param riders whose home it is
 * @param activeRides that take place there
 * @param availableVehicles that stand there
 */
public record CityCount(City city, long riders, long activeRides, long availableVehicles) {
  /** Counting goes no further: a count reads that many entries of an index at most. */
  public static final int MOST = 100_000;
}
