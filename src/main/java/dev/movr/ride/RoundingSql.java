package dev.movr.ride;

import dev.movr.region.City;
import dev.movr.region.Place;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The statement that makes old rides coarse. */
@Component
class RoundingSql {
  /** 200 m of latitude, in degrees: a degree has about 111.2 km. */
  static final double HEIGHT = 0.2 / 111.2;

  private final JdbcClient jdbc;

  RoundingSql(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Rounds rides of a city that ended before that time, each once: places to a grid of 200 m, times
   * down to the hour. Names of the city's places stay, and what riders wrote gives way to the
   * city's name. Rides that somebody else is rounding at the same time are left to them.
   *
   * @return how many, at most the limit
   */
  int round(City city, Instant before, int limit) {
    return jdbc.sql(
            """
            WITH due AS (
              SELECT id
              FROM rides
              WHERE city = :city AND NOT rounded AND end_time IS NOT NULL AND end_time < :before
              ORDER BY end_time
              LIMIT :limit
              FOR UPDATE SKIP LOCKED
            )
            UPDATE rides
            SET start_latitude = round(start_latitude / :height) * :height,
              start_longitude = round(start_longitude / :width) * :width,
              start_location = CASE WHEN start_location IN (:names) THEN start_location ELSE :label END,
              start_time = date_trunc('hour', start_time),
              end_latitude = round(end_latitude / :height) * :height,
              end_longitude = round(end_longitude / :width) * :width,
              end_location = CASE WHEN end_location IN (:names) THEN end_location ELSE :label END,
              end_time = date_trunc('hour', end_time),
              length = date_trunc('hour', end_time) - date_trunc('hour', start_time),
              rounded = true
            FROM due
            WHERE rides.city = :city AND rides.id = due.id AND NOT rides.rounded
            """)
        .param("city", city.name())
        .param("before", before.atOffset(ZoneOffset.UTC))
        .param("limit", limit)
        .param("height", HEIGHT)
        .param("width", width(city))
        .param("names", names(city))
        .param("label", city.plainLabel())
        .update();
  }

  /** 200 m of longitude where the city is, in degrees. */
  static double width(City city) {
    return HEIGHT / Math.cos(Math.toRadians(city.latitude()));
  }

  /** Those that tell no more than the public knows: of a listed place, or what is near one. */
  private static List<String> names(City city) {
    return city.places().stream()
        .map(Place::name)
        .flatMap(name -> Stream.of(name, "Near " + name))
        .toList();
  }
}
