package dev.movr.workload.load;

import dev.movr.region.City;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be loaded.
 *
 * @param users at home in all the cities together; vehicles and rides likewise
 * @param cities distinct, at least one
 * @param days that the rides are spread over, at least 1
 */
record Order(int users, int vehicles, int rides, List<City> cities, long seed, int days) {
  /** A transaction of some thousand rows takes a fraction of a second. */
  private static final int ROWS_OF_A_BATCH = 3000;

  /** Which of the rows of a kind, numbered through all cities: from the first to before the end. */
  record Range(int from, int to) {
    int count() {
      return to - from;
    }

    private Range part(int number, int parts) {
      return new Range(
          from + (int) ((long) count() * number / parts),
          from + (int) ((long) count() * (number + 1) / parts));
    }
  }

  /**
   * People, their vehicles and the rides of the one on the other: rows that refer to no others, so
   * that the books agree whichever batches are there.
   */
  record Batch(City city, Range users, Range vehicles, Range rides) {
    int rows() {
      return users.count() + vehicles.count() + rides.count();
    }

    /** The vehicles that are ridden: no more than there are riders. */
    int ridden() {
      return Math.min(users.count(), vehicles.count());
    }

    private Batch part(int number, int parts) {
      return new Batch(
          city, users.part(number, parts), vehicles.part(number, parts), rides.part(number, parts));
    }

    private List<Batch> parts() {
      int most = vehicles.count() == 0 ? users.count() : ridden();
      int parts =
          Math.clamp((rows() + ROWS_OF_A_BATCH - 1) / ROWS_OF_A_BATCH, 1, Math.max(1, most));
      var all = new ArrayList<Batch>();
      for (int number = 0; number < parts; number++) {
        all.add(part(number, parts));
      }
      return all;
    }

    private boolean isPossible(int days) {
      return (vehicles.count() == 0 || users.count() > 0)
          && rides.count() <= (long) ridden() * days * RideTimes.MOST_A_DAY;
    }
  }

  /**
   * The batches, of all cities in turn, so that all partitions grow together.
   *
   * @throws IllegalArgumentException when there are too few people or vehicles for the rest; the
   *     message says where
   */
  List<Batch> batches() {
    List<List<Batch>> byCity =
        byCity().stream().filter(city -> city.rows() > 0).map(this::parts).toList();
    var all = new ArrayList<Batch>();
    for (int turn = 0; all.size() < byCity.stream().mapToInt(List::size).sum(); turn++) {
      for (List<Batch> parts : byCity) {
        all.addAll(parts.subList(Math.min(turn, parts.size()), Math.min(turn + 1, parts.size())));
      }
    }
    return all;
  }

  private List<Batch> parts(Batch city) {
    List<Batch> parts = city.parts();
    if (parts.stream().allMatch(part -> part.isPossible(days))) {
      return parts;
    }
    throw new IllegalArgumentException(
        "In %s there would be %d users, %d vehicles and %d rides: a vehicle needs an owner, and a vehicle and its riders make %d rides a day at most."
            .formatted(
                city.city().label(),
                city.users().count(),
                city.vehicles().count(),
                city.rides().count(),
                RideTimes.MOST_A_DAY));
  }

  private List<Batch> byCity() {
    int total = cities.stream().mapToInt(this::weight).sum();
    var all = new ArrayList<Batch>();
    int before = 0;
    for (City city : cities) {
      int after = before + weight(city);
      all.add(
          new Batch(
              city,
              share(users, before, after, total),
              share(vehicles, before, after, total),
              share(rides, before, after, total)));
      before = after;
    }
    return all;
  }

  /** The first city of each region has twice the share of another one. */
  private int weight(City city) {
    return cities.stream()
            .filter(other -> other.region().equals(city.region()))
            .findFirst()
            .filter(city::equals)
            .isPresent()
        ? 2
        : 1;
  }

  private static Range share(int count, int before, int after, int total) {
    return new Range((int) ((long) count * before / total), (int) ((long) count * after / total));
  }
}
