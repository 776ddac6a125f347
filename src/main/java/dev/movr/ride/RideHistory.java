package dev.movr.ride;

import dev.movr.region.Region;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.springframework.dao.DataAccessResourceFailureException;

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

  /**
   * Of what each region answered.
   *
   * @throws DataAccessResourceFailureException when none of them did
   */
  static RideHistory of(Map<Region, Future<List<Ride>>> answers, int limit, Listing list) {
    var rides = new ArrayList<Ride>();
    var failures = new ArrayList<DataAccessResourceFailureException>();
    var missing = new ArrayList<Region>();
    answers.forEach((region, answer) -> {
      try {
        rides.addAll(answer.get());
      } catch (ExecutionException e) {
        failures.add(unavailable(e));
        missing.add(region);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      }
    });
    if (missing.size() == answers.size()) {
      throw failures.getFirst();
    }
    rides.sort(NEWEST_FIRST);
    var some = rides.subList(0, Math.min(limit + 1, rides.size()));
    return new RideHistory(Slice.of(some, limit, ride -> cursor(list, ride)), missing);
  }

  private static DataAccessResourceFailureException unavailable(ExecutionException failure) {
    return switch (failure.getCause()) {
      case DataAccessResourceFailureException unavailable -> unavailable;
      case RuntimeException other -> throw other;
      case null, default -> throw new IllegalStateException(failure);
    };
  }

  private static String cursor(Listing list, Ride ride) {
    return list.cursor(ride.startTime(), ride.city().name(), ride.id());
  }
}
