package dev.movr.staff;

import dev.movr.database.transaction.Reads;
import dev.movr.region.City;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The rides of a city that have been running for long. */
@Service
class LongRides {
  /** How many rides one page lists. */
  static final int PAGE = 30;

  /** What may be asked for, in hours. */
  static final List<Integer> CHOICES = List.of(1, 4, 12);

  private final LongRideSql sql;
  private final Reads reads;
  private final Clock clock;

  LongRides(LongRideSql sql, Reads reads, Clock clock) {
    this.sql = sql;
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * Those that have been running for that many hours, the longest first.
   *
   * @param after where an earlier slice ended; null for the first
   */
  Slice<LongRide> inCity(City city, int hours, @Nullable String after) {
    var list = Listing.of("long rides", city.slug(), hours);
    Cursor cursor = list.follow(after, 2);
    var time = clock.instant().minus(Duration.ofHours(hours));
    return Slice.of(
        reads.read(city, () -> sql.begunBefore(city, time, cursor, PAGE + 1)),
        PAGE,
        ride -> list.cursor(ride.startTime(), ride.id()));
  }
}
