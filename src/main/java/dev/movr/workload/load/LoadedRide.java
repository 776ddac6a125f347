package dev.movr.workload.load;

import dev.movr.region.Place;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ride.
 *
 * @param end null while it is active
 */
record LoadedRide(LoadedVehicle vehicle, Place from, Instant start, @Nullable End end) {
  /** Where and when its rider left the vehicle. */
  record End(Place to, Instant time) {}
}
