package dev.movr.web.page;

import dev.movr.region.City;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in a city's time zone. */
public final class Times {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

  private Times() {}

  public static String date(Instant time, City city) {
    return DATE.format(time.atZone(city.timeZone()));
  }

  public static String dateAndTime(Instant time, City city) {
    return DATE_AND_TIME.format(time.atZone(city.timeZone()));
  }

  /** Like {@code 1 h 05 min}, or {@code 42 s} below a minute. */
  public static String length(Duration length) {
    long minutes = length.toMinutes();
    if (minutes == 0) {
      return length.toSeconds() + " s";
    }
    return minutes < 60
        ? minutes + " min"
        : String.format(Locale.ROOT, "%d h %02d min", minutes / 60, minutes % 60);
  }
}
