package dev.movr.workload.load;

import dev.movr.region.City;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * When people ride: in the morning and after work on weekdays, around noon and in the evening at
 * weekends, hardly at night, by the clock of the city.
 */
final class RideTimes {
  /** From the start of a vehicle's ride to the next, at least; no ride is as long. */
  static final Duration SLOT = Duration.ofMinutes(40);

  /** Rides that a vehicle can make. */
  static final int MOST_A_DAY = (int) Duration.ofDays(1).dividedBy(SLOT);

  /** Rides by the hour, from midnight on, of a thousand or so a day. */
  private static final int[] WEEKDAY = {
    8, 4, 3, 2, 3, 9, 25, 62, 88, 58, 40, 42, 52, 50, 44, 50, 66, 92, 90, 68, 50, 36, 26, 16
  };

  private static final int[] WEEKEND = {
    24, 18, 12, 6, 3, 4, 8, 14, 24, 38, 54, 66, 74, 78, 80, 78, 74, 70, 68, 62, 52, 44, 38, 30
  };

  private static final int SECONDS_OF_AN_HOUR = 3600;

  private final Instant begin;
  private final Instant end;

  /** The sum of the weights of all hours up to each one, and it. */
  private final long[] sums;

  /**
   * @param begin a whole hour
   * @param end a whole number of hours later, when everything is over
   */
  RideTimes(City city, Instant begin, Instant end) {
    this.begin = begin;
    this.end = end;
    this.sums = new long[(int) ChronoUnit.HOURS.between(begin, end)];
    long sum = 0;
    for (int hour = 0; hour < sums.length; hour++) {
      sum += weight(begin.plus(hour, ChronoUnit.HOURS).atZone(city.timeZone()));
      sums[hour] = sum;
    }
  }

  private static int weight(ZonedDateTime hour) {
    DayOfWeek day = hour.getDayOfWeek();
    boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
    return (weekend ? WEEKEND : WEEKDAY)[hour.getHour()];
  }

  /** In whole seconds, from the beginning to before the end. */
  private Instant one(SplittableRandom random) {
    long drawn = random.nextLong(sums[sums.length - 1]);
    int found = Arrays.binarySearch(sums, drawn);
    int hour = found < 0 ? -found - 1 : found + 1;
    return begin.plus(hour, ChronoUnit.HOURS).plusSeconds(random.nextInt(SECONDS_OF_AN_HOUR));
  }

  /** When a vehicle's rides start: in order, a {@link #SLOT} apart at least. */
  Instant[] of(int rides, SplittableRandom random) {
    var starts = new Instant[rides];
    Arrays.setAll(starts, i -> one(random));
    Arrays.sort(starts);
    for (int i = 1; i < rides; i++) {
      starts[i] = later(starts[i], starts[i - 1].plus(SLOT));
    }
    Instant latest = end.minusSeconds(1);
    for (int i = rides - 1; i >= 0; i--) {
      starts[i] = latest.isBefore(starts[i]) ? latest : starts[i];
      latest = starts[i].minus(SLOT);
    }
    return starts;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
