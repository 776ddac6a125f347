package dev.movr.region;

import dev.movr.language.Language;
import java.text.Normalizer;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The catalogue of the cities that MovR serves, and of their regions. It does not change while MovR
 * runs.
 */
public record Cities(List<Region> regions, List<City> cities) {

  /**
   * @throws IllegalArgumentException when the catalogue contradicts itself; the message says where
   */
  public Cities {
    regions = List.copyOf(regions);
    cities = List.copyOf(cities);
    var slugs = new HashSet<String>();
    for (City city : cities) {
      require(city.name().matches("[a-z]+( [a-z]+)*"), city, "a name is lower-case words");
      require(slugs.add(city.slug()), city, "is listed twice");
      require(
          regions.stream().anyMatch(r -> r.name().equals(city.region())),
          city,
          "its region is not listed");
      require(
          ZoneId.getAvailableZoneIds().contains(city.timeZone().getId()),
          city,
          "its time zone has no name like Europe/Paris");
      requireLanguages(city.labels(), "city " + city.name());
      require(!city.places().isEmpty(), city, "has no places");
      require(city.bounds().contain(city.center()), city, "its centre is outside its bounds");
      for (Place place : city.places()) {
        require(
            city.bounds().contain(place.point()), city, place.name() + " is outside its bounds");
      }
    }
    var names = new HashSet<String>();
    for (Region region : regions) {
      requireLanguages(region.labels(), "region " + region.name());
      if (!names.add(region.name())) {
        throw new IllegalArgumentException("region " + region.name() + ": is listed twice");
      }
      if (find(
              cities,
              c -> c.name().equals(region.defaultCity()) && c.region().equals(region.name()))
          .isEmpty()) {
        throw new IllegalArgumentException(
            "region " + region.name() + ": its default city is not one of its cities");
      }
    }
  }

  private static void require(boolean holds, City city, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException("city " + city.name() + ": " + otherwise);
    }
  }

  private static void requireLanguages(Map<String, String> labels, String where) {
    for (String tag : labels.keySet()) {
      if (Language.of(tag).isEmpty()) {
        throw new IllegalArgumentException(
            where + ": has a label in " + tag + ", which is no language of MovR's");
      }
    }
  }

  public Optional<City> bySlug(String slug) {
    return find(cities, city -> city.slug().equals(slug));
  }

  /**
   * By the name as a person or a load balancer may write it: {@code Washington, D.C.}, {@code
   * new-york}, {@code Los Ángeles}.
   */
  public Optional<City> byName(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("[\\p{Mn}.]", "")
            .replaceAll("[\\s\\p{Z}_,-]+", " ")
            .strip()
            .toLowerCase(Locale.ROOT);
    return find(cities, city -> city.name().equals(plain));
  }

  /**
   * @throws IllegalStateException when no such city is served: the database and the catalogue
   *     disagree
   */
  public City ofRow(String name) {
    return find(cities, city -> city.name().equals(name))
        .orElseThrow(() -> new IllegalStateException("not in the catalogue: " + name));
  }

  public City nearest(Point point) {
    return cities.stream()
        .min(Comparator.comparingDouble(city -> city.center().metersTo(point)))
        .orElseThrow();
  }

  public Optional<Region> region(String name) {
    return regions.stream().filter(region -> region.name().equals(name)).findFirst();
  }

  public City defaultOf(Region region) {
    return ofRow(region.defaultCity());
  }

  public List<City> in(Region region) {
    return cities.stream().filter(city -> city.region().equals(region.name())).toList();
  }

  private static Optional<City> find(List<City> cities, Predicate<City> wanted) {
    return cities.stream().filter(wanted).findFirst();
  }
}
