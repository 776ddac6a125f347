package dev.movr.gbfs;

import com.github.benmanes.caffeine.cache.AsyncLoadingCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.movr.region.City;
import dev.movr.vehicle.ListedVehicle;
import dev.movr.vehicle.VehicleLists;
import dev.movr.web.WebSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * The cities' fleets in each version, read on demand and kept for half a minute. Concurrent
 * requests share one read, and its failure. From half that age on, whoever asks is given the last
 * one while the next is read.
 */
@Component
@EnableConfigurationProperties(GbfsSettings.class)
class FleetCache {
  /** The age that a fleet reaches at most, counted from before its first row was read. */
  static final Duration LIFETIME = Duration.ofSeconds(30);

  /** How many rows one statement reads. */
  static final int SLICE = 2_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private record Fleet(City city, Version version) {}

  private final Executor readers =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("feed-", 0).factory());
  private final AsyncLoadingCache<Fleet, Document> latest;
  private final Set<City> failing = ConcurrentHashMap.newKeySet();
  private final VehicleLists lists;
  private final GbfsSettings settings;
  private final WebSettings web;
  private final Clock clock;

  FleetCache(VehicleLists lists, GbfsSettings settings, WebSettings web, Clock clock) {
    this.lists = lists;
    this.settings = settings;
    this.web = web;
    this.clock = clock;
    this.latest =
        Caffeine.newBuilder().executor(readers).expireAfterWrite(LIFETIME).buildAsync(this::noted);
  }

  /**
   * The fleet of a city, not older than {@link #LIFETIME}.
   *
   * @throws DataAccessResourceFailureException when it cannot be read, or not within ten seconds
   */
  Document of(City city, Version version) {
    var fleet = new Fleet(city, version);
    Document document = await(reading(fleet), city);
    Instant now = clock.instant();
    if (!document.fresh(now)) {
      latest.synchronous().invalidate(fleet);
      return await(reading(fleet), city);
    }
    if (document.left(now).compareTo(LIFETIME.dividedBy(2)) <= 0) {
      latest.synchronous().refresh(fleet);
    }
    return document;
  }

  /** A failed read wakes those who wait before the cache forgets it; who comes then reads again. */
  private CompletableFuture<Document> reading(Fleet fleet) {
    var reading = latest.get(fleet);
    if (reading.isCompletedExceptionally()) {
      latest.asMap().remove(fleet, reading);
      return latest.get(fleet);
    }
    return reading;
  }

  private static Document await(CompletableFuture<Document> reading, City city) {
    try {
      return reading.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(e.getCause());
    } catch (TimeoutException e) {
      throw new DataAccessResourceFailureException("the vehicles of " + city + " are not read yet");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DataAccessResourceFailureException("interrupted");
    }
  }

  /** The age of each city's fleet that is kept, in whichever version it is youngest. */
  Map<City, Duration> ages() {
    Instant now = clock.instant();
    var ages = new HashMap<City, Duration>();
    latest
        .synchronous()
        .asMap()
        .forEach((fleet, document) ->
            ages.merge(
                fleet.city,
                Duration.between(document.updated(), now),
                (one, other) -> one.compareTo(other) < 0 ? one : other));
    return ages;
  }

  /** The cities whose fleet could not be read when that was last tried. */
  Set<City> failing() {
    return Set.copyOf(failing);
  }

  private Document noted(Fleet fleet) {
    try {
      Document document = read(fleet);
      failing.remove(fleet.city);
      return document;
    } catch (RuntimeException failure) {
      failing.add(fleet.city);
      throw failure;
    }
  }

  /** Slice by slice; while one is written the next is read. */
  private Document read(Fleet fleet) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var entries = new VehicleEntries(fleet.city, fleet.version, settings, web.publicOrigin());
    try (var writer = new DocumentWriter(fleet.version, now, LIFETIME)) {
      writer.beginList(fleet.version.listOfVehicles());
      var next = slice(fleet.city, null, now);
      while (next != null) {
        List<ListedVehicle> slice = joined(next);
        next = slice.size() < SLICE ? null : slice(fleet.city, slice.getLast().publicId(), now);
        slice.forEach(vehicle -> writer.add(entries.listed(vehicle)));
      }
      return writer.finish();
    }
  }

  private CompletableFuture<List<ListedVehicle>> slice(
      City city, @Nullable UUID after, Instant begun) {
    if (!clock.instant().isBefore(begun.plus(LIFETIME))) {
      throw new DataAccessResourceFailureException(
          "the vehicles of " + city + " were not read in time");
    }
    return CompletableFuture.supplyAsync(() -> lists.listed(city, after, SLICE), readers);
  }

  private static <T> T joined(CompletableFuture<T> reading) {
    try {
      return reading.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException failure ? failure : e;
    }
  }
}
