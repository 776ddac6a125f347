package dev.movr.database.transaction;

import dev.movr.database.connection.DatabaseSettings;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Bounds how many of the pool's connections the work on one region's data may hold. When that data
 * does not answer, the work on it waits and fails, and the other regions are served as before.
 */
@Component
final class RegionLimits {
  /** A region that is well gives a permit back within milliseconds. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Map<String, Permit> ofRegions;
  private final Map<String, Permit> ofWorkThatSpansRegions;

  RegionLimits(Cities cities, DatabaseSettings settings) {
    int share = Math.max(1, (int) (settings.poolSize() * settings.regionShare()));
    this.ofRegions = permits(cities, share);
    this.ofWorkThatSpansRegions = permits(cities, Math.max(1, share / 2));
  }

  private static Map<String, Permit> permits(Cities cities, int number) {
    return cities.regions().stream()
        .map(Region::name)
        .collect(
            Collectors.toMap(
                Function.identity(), region -> new Permit(region, new Semaphore(number, true))));
  }

  private record Permit(String region, Semaphore semaphore) {}

  /**
   * Does the work when it may be begun. When it spans regions it has at most half of the share of
   * each: the rest is for those who need not wait for another region.
   *
   * @param homes the cities whose data it touches; none for what lives everywhere
   * @throws DatabaseUnavailable when as much work as may be is waiting for such a region already
   */
  <T> T within(List<City> homes, Supplier<T> work) {
    List<String> regions = homes.stream().map(City::region).distinct().sorted().toList();
    Stream<Permit> ofEach = regions.stream().map(ofRegions::get);
    Stream<Permit> permits =
        regions.size() > 1
            ? Stream.concat(regions.stream().map(ofWorkThatSpansRegions::get), ofEach)
            : ofEach;
    return within(permits.iterator(), System.nanoTime() + PATIENCE.toNanos(), work);
  }

  private static <T> T within(Iterator<Permit> permits, long end, Supplier<T> work) {
    if (!permits.hasNext()) {
      return work.get();
    }
    Permit permit = permits.next();
    acquire(permit, end - System.nanoTime());
    try {
      return within(permits, end, work);
    } finally {
      permit.semaphore().release();
    }
  }

  private static void acquire(Permit permit, long patience) {
    try {
      if (!permit.semaphore().tryAcquire(patience, TimeUnit.NANOSECONDS)) {
        throw new DatabaseUnavailable("the data of " + permit.region() + " do not answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted");
    }
  }
}
