package dev.movr.gbfs;

import dev.movr.region.City;
import dev.movr.vehicle.ListedVehicle;
import dev.movr.vehicle.Vehicles;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * The cities' fleets, each read on demand and kept for half a minute. Concurrent requests for a
 * city share one read, and its failure.
 */
@Component
@EnableConfigurationProperties(GbfsSettings.class)
class FleetCache {
  /** The age that a fleet reaches at most, counted from before its first row was read. */
  static final Duration LIFETIME = Duration.ofSeconds(30);

  /** How many rows one statement reads. */
  static final int SLICE = 2_000;

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<String, CompletableFuture<FleetSnapshot>> latest = new ConcurrentHashMap<>();
  private final Vehicles vehicles;
  private final GbfsSettings settings;
  private final Clock clock;

  FleetCache(Vehicles vehicles, GbfsSettings settings, Clock clock) {
    this.vehicles = vehicles;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * The fleet of a city, not older than {@link #LIFETIME}.
   *
   * @throws DataAccessResourceFailureException when it cannot be read, or not within ten seconds
   */
  FleetSnapshot of(City city) {
    return await(
        latest.compute(city.name(), (name, last) -> usable(last) ? last : reading(city)), city);
  }

  private boolean usable(@Nullable CompletableFuture<FleetSnapshot> last) {
    return last != null
        && (last.state() == Future.State.RUNNING
            || (last.state() == Future.State.SUCCESS
                && last.resultNow().v3().fresh(clock.instant())));
  }

  private CompletableFuture<FleetSnapshot> reading(City city) {
    return CompletableFuture.supplyAsync(
        () -> read(city), reader -> Thread.ofVirtual().name("feed of " + city).start(reader));
  }

  private static FleetSnapshot await(Future<FleetSnapshot> reading, City city) {
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

  /** Slice by slice into both documents. */
  private FleetSnapshot read(City city) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    var listed2 = new VehicleEntries(city, Version.V2_3, settings);
    var listed3 = new VehicleEntries(city, Version.V3_0, settings);
    try (var v2 = new DocumentWriter(Version.V2_3, now, LIFETIME);
        var v3 = new DocumentWriter(Version.V3_0, now, LIFETIME)) {
      v2.beginList("bikes");
      v3.beginList("vehicles");
      UUID after = null;
      List<ListedVehicle> slice;
      do {
        slice = slice(city, after, now);
        for (ListedVehicle vehicle : slice) {
          v2.add(listed2.listed(vehicle));
          v3.add(listed3.listed(vehicle));
          after = vehicle.publicId();
        }
      } while (slice.size() == SLICE);
      return new FleetSnapshot(v2.finish(), v3.finish());
    }
  }

  private List<ListedVehicle> slice(City city, @Nullable UUID after, Instant begun) {
    if (!clock.instant().isBefore(begun.plus(LIFETIME))) {
      throw new DataAccessResourceFailureException(
          "the vehicles of " + city + " were not read in time");
    }
    return vehicles.listed(city, after, SLICE);
  }
}
