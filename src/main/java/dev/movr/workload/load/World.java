package dev.movr.workload.load;

import dev.movr.region.City;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the batches of an order share: the time that they tell of, names, streets and ids. */
final class World {
  private final Order order;
  private final Instant begin;
  private final Instant end;
  private final Ids ids;
  private final Map<City, Names> names;
  private final Map<City, Streets> streets;
  private final Map<City, RideTimes> times;

  /**
   * @param end when everything is over, a whole hour
   */
  World(Order order, Ids ids, Instant end) {
    this.order = order;
    this.ids = ids;
    this.begin = end.minus(Duration.ofDays(order.days()));
    this.end = end;
    this.names = byCity(Names::in);
    this.streets = byCity(Streets::new);
    this.times = byCity(city -> new RideTimes(city, begin, end));
  }

  private <T> Map<City, T> byCity(Function<City, T> make) {
    return order.cities().stream().collect(Collectors.toMap(Function.identity(), make));
  }

  /** How long before the end the first user of each batch has joined. */
  static Duration age(Order order) {
    return BatchMaker.JOINING.plusDays(order.days());
  }

  Ids ids() {
    return ids;
  }

  /** Before the first ride. */
  Instant begin() {
    return begin;
  }

  Instant end() {
    return end;
  }

  Names namesIn(City city) {
    return found(names, city);
  }

  Streets streetsOf(City city) {
    return found(streets, city);
  }

  RideTimes timesIn(City city) {
    return found(times, city);
  }

  private static <T> T found(Map<City, T> all, City city) {
    T one = all.get(city);
    if (one == null) {
      throw new IllegalArgumentException("not in the order: " + city);
    }
    return one;
  }

  /** Another one of the order's cities; the same, when there is no other. */
  City another(City city, SplittableRandom random) {
    List<City> others = order.cities().stream().filter(other -> !other.equals(city)).toList();
    return others.isEmpty() ? city : others.get(random.nextInt(others.size()));
  }

  /** Nobody else's: {@code chloe.dubois-2s4k9f1x}. */
  String username(Names.Name name, int number) {
    return name.username() + "-" + Integer.toString(number, Character.MAX_RADIX) + ids.tag();
  }

  int mostRidesOfAVehicle() {
    return order.days() * RideTimes.MOST_A_DAY;
  }
}
