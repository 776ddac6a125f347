package dev.movr.region;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * A city that MovR serves.
 *
 * @param name as in the database: {@code new york}
 * @param label as people read it: {@code New York}
 * @param region the {@linkplain Region#name name} of its region
 * @param latitude of the point where its map opens
 * @param longitude of the point where its map opens
 * @param places named places, for those who pick from a list instead of a map; never empty
 */
public record City(
    String name,
    String label,
    String region,
    ZoneId timeZone,
    Currency currency,
    double latitude,
    double longitude,
    Bounds bounds,
    List<Place> places) {

  /** As it stands in a URL: {@code new-york}. */
  public String slug() {
    return name.replace(' ', '-');
  }

  public Point center() {
    return new Point(latitude, longitude);
  }

  public Optional<Place> place(String placeName) {
    return places.stream().filter(place -> place.name().equals(placeName)).findFirst();
  }

  public Place placeNearest(Point point) {
    return places.stream()
        .min(Comparator.comparingDouble(place -> place.point().metersTo(point)))
        .orElseThrow();
  }

  @Override
  public String toString() {
    return name;
  }
}
