package dev.movr.gbfs;

import dev.movr.region.City;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Which files, versions and systems there are, and where. */
final class AutoDiscovery {
  private AutoDiscovery() {}

  record Feed(String name, String url) {}

  record Feeds(List<Feed> feeds) {}

  /** {@code gbfs.json}: keyed by language before 3.0. It never links to the manifest. */
  static Object gbfs(CitySystem system) {
    var feeds =
        new Feeds(
            Stream.concat(
                    FeedFiles.names().filter(name -> !name.equals("gbfs")),
                    Stream.of(system.version().vehicles()))
                .map(name -> new Feed(name, system.url(name)))
                .toList());
    return system.is3() ? feeds : Map.of("en", feeds);
  }

  record VersionAt(String version, String url) {}

  record Versions(List<VersionAt> versions) {}

  /** {@code gbfs_versions.json}. */
  static Object versions(CitySystem system) {
    return new Versions(versions(system.origin(), system.city()));
  }

  private static List<VersionAt> versions(String origin, City city) {
    return Arrays.stream(Version.values())
        .map(version ->
            new VersionAt(version.number(), CitySystem.url(origin, city, version, "gbfs")))
        .toList();
  }

  record Dataset(String systemId, List<VersionAt> versions) {}

  record Manifest(List<Dataset> datasets) {}

  /** {@code manifest.json}, of 3.0. */
  static Object manifest(String origin, List<City> cities) {
    return new Manifest(
        cities.stream()
            .map(city -> new Dataset(CitySystem.id(city), versions(origin, city)))
            .toList());
  }
}
