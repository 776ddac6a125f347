package dev.movr.gbfs;

import dev.movr.region.City;

/**
 * A city as one system of the feed, in one version.
 *
 * @param origin where the world finds MovR: {@code https://movr.example.com}
 */
record CitySystem(City city, Version version, String origin, GbfsSettings settings) {
  String id() {
    return id(city);
  }

  static String id(City city) {
    return "movr_" + city.slug().replace('-', '_');
  }

  String name() {
    return "MovR " + city.plainLabel();
  }

  String planId() {
    return city.slug() + "-standard";
  }

  String url(String file) {
    return url(origin, city, version, file);
  }

  static String url(String origin, City city, Version version, String file) {
    return "%s/gbfs/%s/%s/%s.json".formatted(origin, city.slug(), version.number(), file);
  }

  static String manifestUrl(String origin) {
    return origin + "/gbfs/manifest.json";
  }

  /** A text in this version's form. */
  Object text(String english) {
    return version.text(english);
  }

  boolean is3() {
    return version == Version.V3_0;
  }
}
