package dev.movr.workload.regions;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ways of all instances to all data. */
final class Ways {
  private final Map<Region, Map<Region, Way>> all = new LinkedHashMap<>();
  private final Map<String, Region> regionOfCity = new HashMap<>();

  Ways(Cities cities) {
    for (Region from : cities.regions()) {
      var ways = new LinkedHashMap<Region, Way>();
      cities.regions().forEach(to -> ways.put(to, new Way(from, to)));
      all.put(from, ways);
    }
    for (City city : cities.cities()) {
      regionOfCity.put(city.name(), cities.region(city.region()).orElseThrow());
    }
  }

  /** Null when it is no city's name, as the database stores it. */
  @Nullable Region regionOf(String cityName) {
    return regionOfCity.get(cityName);
  }

  Way of(Region from, Region to) {
    return Objects.requireNonNull(all.getOrDefault(from, Map.of()).get(to));
  }

  List<Way> from(Region region) {
    return List.copyOf(all.getOrDefault(region, Map.of()).values());
  }

  Stream<Way> stream() {
    return all.values().stream().flatMap(ways -> ways.values().stream());
  }

  /** Makes a region's data unreachable from everywhere, or reachable again. */
  void lose(Region region, boolean lost) {
    stream().filter(way -> way.to().equals(region)).forEach(way -> way.cut(lost));
  }

  boolean isLost(Region region) {
    return stream().filter(way -> way.to().equals(region)).allMatch(Way::isCut);
  }
}
