package dev.movr.workload.run;

import dev.movr.region.Place;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A ride, as MovR tells its rider of it.
 *
 * @param city as it stands in URLs
 * @param vehicle null on the page of a ride that goes on, which does not name it
 * @param end null while it goes on
 * @param byOthers whether the vehicle's owner or staff ended it
 */
public record RideSeen(
    UUID id, String city, @Nullable UUID vehicle, @Nullable Place end, boolean byOthers) {}
