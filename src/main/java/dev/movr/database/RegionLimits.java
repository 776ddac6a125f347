package dev.movr.database;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Bounds how many of the pool's connections the work on one region's data may hold. When that data
 * does not answer, the work on it waits and fails, and the other regions are served as before.
 */
@Component
final class RegionLimits {
  /** A region that is well gives a permit back within milliseconds. */
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Map<String, Semaphore> permits;

  RegionLimits(Cities cities, DatabaseSettings settings) {
    int share = Math.max(1, (int) (settings.poolSize() * settings.regionShare()));
    this.permits =
        cities.regions().stream()
            .collect(Collectors.toMap(Region::name, region -> new Semaphore(share)));
  }

  /**
   * Does the work when it may be begun.
   *
   * @param homes the cities whose data it touches; none for what lives everywhere
   * @throws DatabaseUnavailable when as much work as may be is waiting for such a region already
   */
  <T> T within(List<City> homes, Supplier<T> work) {
    return within(homes.stream().map(City::region).distinct().sorted().iterator(), work);
  }

  private <T> T within(Iterator<String> regions, Supplier<T> work) {
    if (!regions.hasNext()) {
      return work.get();
    }
    String region = regions.next();
    Semaphore semaphore = Objects.requireNonNull(permits.get(region));
    acquire(semaphore, region);
    try {
      return within(regions, work);
    } finally {
      semaphore.release();
    }
  }

  private static void acquire(Semaphore semaphore, String region) {
    try {
      if (!semaphore.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new DatabaseUnavailable("the data of " + region + " do not answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DatabaseUnavailable("interrupted");
    }
  }
}
