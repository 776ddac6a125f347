package dev.movr.region;

import dev.movr.language.Language;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * A city that MovR serves.
 *
 * @param name as in the database: {@code new york}
 * @param plainLabel its name in English, for programs, and in the languages that have no other:
 *     {@code New York}
 * @param region the {@linkplain Region#name name} of its region
 * @param latitude of the point where its map opens
 * @param longitude of the point where its map opens
 * @param places named places, for those who pick from a list instead of a map; never empty
 * @param labels its names in other languages, by their tags: {@code es} has {@code Nueva York}
 */
public record City(
    String name,
    @Name("label") String plainLabel,
    String region,
    ZoneId timeZone,
    Currency currency,
    double latitude,
    double longitude,
    Bounds bounds,
    List<Place> places,
    @DefaultValue Map<String, String> labels) {

  /** As people read it, in the language of the request. */
  public String label() {
    return labels.getOrDefault(Language.current().tag(), plainLabel);
  }

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
