package dev.movr.workload.run;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import java.util.random.RandomGenerator;

/** Places in a city: half of them named ones, half within some hundred metres of one. */
final class Surroundings {
  private static final double DEGREES = 0.002;

  private Surroundings() {}

  static Place somewhere(City city, RandomGenerator random) {
    Place place = city.places().get(random.nextInt(city.places().size()));
    if (random.nextBoolean()) {
      return place;
    }
    var point =
        new Point(
            rounded(place.latitude() + DEGREES * random.nextGaussian()),
            rounded(place.longitude() + DEGREES * random.nextGaussian()));
    return city.bounds().contain(point)
        ? new Place("Near " + place.name(), point.latitude(), point.longitude())
        : place;
  }

  /** To about a metre. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }
}
