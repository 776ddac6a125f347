package dev.movr.web.page;

import dev.movr.language.Language;
import dev.movr.language.Words;
import dev.movr.region.City;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in a city's time zone and in the language of the request. */
public final class Times {
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofLocalizedPattern("yMMMd");
  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofLocalizedPattern("yMMMdHm");
  private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofLocalizedPattern("Hms");

  private Times() {}

  public static String date(Instant time, City city) {
    return written(DATE, time, city);
  }

  public static String dateAndTime(Instant time, City city) {
    return written(DATE_AND_TIME, time, city);
  }

  /** The time of day in UTC. */
  public static String withSeconds(Instant time) {
    return written(TIME_OF_DAY, time, ZoneOffset.UTC);
  }

  private static String written(DateTimeFormatter format, Instant time, City city) {
    return written(format, time, city.timeZone());
  }

  private static String written(DateTimeFormatter format, Instant time, ZoneId zone) {
    return format.withLocale(Language.current().locale()).format(time.atZone(zone));
  }

  /** Like {@code 1 h 05 min}, or {@code 42 s} below a minute. */
  public static String length(Duration length) {
    long minutes = length.toMinutes();
    if (minutes == 0) {
      return Words.text("time.seconds", length.toSeconds());
    }
    return minutes < 60
        ? Words.text("time.minutes", minutes)
        : Words.text("time.hours", minutes / 60, String.format(Locale.ROOT, "%02d", minutes % 60));
  }
}
