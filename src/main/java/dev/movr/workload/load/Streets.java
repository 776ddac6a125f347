package dev.movr.workload.load;

import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import java.util.SplittableRandom;

/** Where vehicles stand in a city: mostly at its named places or around them. */
final class Streets {
  private static final double METERS_OF_A_DEGREE = 111_195;

  /** Of a vehicle that is left at a place, not beside it. */
  private static final double AT_THE_PLACE = 0.35;

  private static final int BESIDE_METERS = 180;

  /** Of rides that go to a place, when one is within reach. */
  private static final double TO_A_PLACE = 0.75;

  private static final int SHORTEST_METERS = 350;
  private static final int STROLL_METERS = 600;
  private static final int TRIES = 6;

  private final City city;

  Streets(City city) {
    this.city = city;
  }

  /** Where a vehicle is first. */
  Place anywhere(SplittableRandom random) {
    Place place = named(random);
    return random.nextDouble() < AT_THE_PLACE ? place : beside(place, random);
  }

  /**
   * Where a ride from there may end: at another place within reach, or around the place that it is
   * nearest to, so that vehicles do not stray.
   */
  Place from(Place start, double reachMeters, SplittableRandom random) {
    if (random.nextDouble() < TO_A_PLACE) {
      for (int i = 0; i < TRIES; i++) {
        Place place = anywhere(random);
        double meters = start.point().metersTo(place.point());
        if (SHORTEST_METERS < meters && meters < reachMeters) {
          return place;
        }
      }
    }
    Place nearest = city.placeNearest(start.point());
    double meters = -STROLL_METERS * Math.log(1 - random.nextDouble());
    return near(nearest, moved(nearest.point(), Math.min(meters, reachMeters / 2), random));
  }

  private Place named(SplittableRandom random) {
    return city.places().get(random.nextInt(city.places().size()));
  }

  private Place beside(Place place, SplittableRandom random) {
    double meters = BESIDE_METERS * -Math.log(1 - random.nextDouble());
    return near(place, moved(place.point(), meters, random));
  }

  /** Under the name that a point picked on the map gets. */
  private static Place near(Place place, Point point) {
    return new Place("Near " + place.name(), point.latitude(), point.longitude());
  }

  private Point moved(Point from, double meters, SplittableRandom random) {
    double direction = random.nextDouble(2 * Math.PI);
    double north = meters * Math.cos(direction) / METERS_OF_A_DEGREE;
    double east =
        meters
            * Math.sin(direction)
            / (METERS_OF_A_DEGREE * Math.cos(Math.toRadians(from.latitude())));
    Bounds bounds = city.bounds();
    return new Point(
        Math.clamp(rounded(from.latitude() + north), bounds.south(), bounds.north()),
        Math.clamp(rounded(from.longitude() + east), bounds.west(), bounds.east()));
  }

  /** To about a metre. */
  private static double rounded(double degrees) {
    return Math.round(degrees * 1e5) / 1e5;
  }
}
