package dev.movr.ride;

import dev.movr.database.transaction.RegionalAnswers;
import dev.movr.region.Region;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a rider's history.
 *
 * @param missing the regions that did not answer, whose rides are not among these
 */
public record RideHistory(Slice<Ride> rides, List<Region> missing) {
  private static final Comparator<Ride> NEWEST_FIRST =
      Comparator.comparing(Ride::startTime)
          .reversed()
          .thenComparing(ride -> ride.city().name())
          .thenComparing(ride -> ride.id().toString());

  /** Of what the regions answered. */
  static RideHistory of(RegionalAnswers<List<Ride>> answers, int limit, Listing list) {
    List<Ride> some =
        answers.given().values().stream()
            .flatMap(List::stream)
            .sorted(NEWEST_FIRST)
            .limit(limit + 1L)
            .toList();
    return new RideHistory(Slice.of(some, limit, ride -> cursor(list, ride)), answers.missing());
  }

  private static String cursor(Listing list, Ride ride) {
    return list.cursor(ride.startTime(), ride.city().name(), ride.id());
  }
}
