package dev.movr.metric;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.movr.region.City;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.springframework.dao.DataAccessException;

/**
 * Numbers of cities that take a statement each. They are read when somebody asks, all cities at the
 * same time, and no more often than every half minute; whoever asks later is given the last ones
 * while the next are read. Nobody waits for long.
 */
final class KeptCounts {
  /** From this age on a number is read anew; at twice this age it is forgotten. */
  static final Duration AGE = Duration.ofSeconds(30);

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Executor readers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("counts-", 0).factory());
  private final AsyncLoadingCache<City, Optional<Long>> counts;

  KeptCounts(Function<City, Long> reading) {
    this.counts =
        Caffeine.newBuilder()
            .executor(readers)
            .refreshAfterWrite(AGE)
            .expireAfterWrite(AGE.multipliedBy(2))
            .buildAsync(city -> read(reading, city));
  }

  /** That there was no answer is kept, too: who asks again at once would find none again. */
  private static Optional<Long> read(Function<City, Long> reading, City city) {
    try {
      return Optional.of(reading.apply(city));
    } catch (DataAccessException noAnswer) {
      return Optional.empty();
    }
  }

  /** The numbers of those cities that are known, or become so within half a second. */
  Map<City, Double> of(Collection<City> cities) {
    var reading = new HashMap<City, CompletableFuture<Optional<Long>>>();
    cities.forEach(city -> reading.put(city, counts.get(city)));
    CompletableFuture.allOf(reading.values().toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(broken -> null)
        .join();
    var known = new HashMap<City, Double>();
    reading.forEach(
        (city, number) -> known(number).ifPresent(count -> known.put(city, count.doubleValue())));
    return known;
  }

  private static Optional<Long> known(CompletableFuture<Optional<Long>> number) {
    return number.isCompletedExceptionally() ? Optional.empty() : number.getNow(Optional.empty());
  }
}
