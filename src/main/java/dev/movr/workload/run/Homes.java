package dev.movr.workload.run;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Where riders live: cities, each with its weight. */
record Homes(Cities cities, Map<City, Double> weights) {

  /**
   * @param ofCities by name
   * @param ofRegions by name; a region's weight is shared by its cities
   * @throws IllegalArgumentException when there is no such city or region, or a weight is not
   *     positive; the message says so
   */
  static Homes of(Cities cities, Map<String, Double> ofCities, Map<String, Double> ofRegions) {
    Map<City, Double> weights = new LinkedHashMap<>();
    ofCities.forEach((name, weight) -> {
      City city =
          cities.byName(name).orElseThrow(() -> unknown("city", name, cities.cities().toString()));
      weights.merge(city, positive(weight), Double::sum);
    });
    ofRegions.forEach((name, weight) -> {
      Region region =
          cities
              .region(name)
              .orElseThrow(() ->
                  unknown(
                      "region", name, "" + cities.regions().stream().map(Region::name).toList()));
      List<City> there = cities.in(region);
      there.forEach(city -> weights.merge(city, positive(weight) / there.size(), Double::sum));
    });
    if (weights.isEmpty()) {
      cities.cities().forEach(city -> weights.put(city, 1.0));
    }
    return new Homes(cities, weights);
  }

  private static IllegalArgumentException unknown(String what, String name, String all) {
    return new IllegalArgumentException(
        "There is no %s %s, only %s".formatted(what, name, all.replaceAll("[\\[\\]]", "")));
  }

  private static double positive(double weight) {
    if (weight > 0 && weight < Double.POSITIVE_INFINITY) {
      return weight;
    }
    throw new IllegalArgumentException("A weight must be more than 0, and is " + weight);
  }

  City one(RandomGenerator random) {
    return one(weights, random);
  }

  /**
   * A city in another region, one of these if there is one; empty when there is one region only.
   */
  Optional<City> awayFrom(City home, RandomGenerator random) {
    Map<City, Double> others = new LinkedHashMap<>(weights);
    others.keySet().removeIf(city -> city.region().equals(home.region()));
    if (others.isEmpty()) {
      cities.cities().stream()
          .filter(city -> !city.region().equals(home.region()))
          .forEach(city -> others.put(city, 1.0));
    }
    return others.isEmpty() ? Optional.empty() : Optional.of(one(others, random));
  }

  private static City one(Map<City, Double> weights, RandomGenerator random) {
    double point =
        random.nextDouble() * weights.values().stream().mapToDouble(weight -> weight).sum();
    City last = weights.keySet().iterator().next();
    for (Map.Entry<City, Double> each : weights.entrySet()) {
      last = each.getKey();
      point -= each.getValue();
      if (point < 0) {
        break;
      }
    }
    return last;
  }
}
