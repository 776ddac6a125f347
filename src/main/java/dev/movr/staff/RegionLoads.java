package dev.movr.staff;

import dev.movr.region.Cities;
import dev.movr.region.Region;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * What this instance has asked of each region's data in the last quarter of an hour. It reads the
 * metrics now and then, and keeps a bounded number of readings in memory.
 */
@Service
@EnableScheduling
class RegionLoads {
  static final Duration INTERVAL = Duration.ofSeconds(15);
  static final int INTERVALS_A_MINUTE = 4;
  static final int INTERVALS = 15 * INTERVALS_A_MINUTE;

  private final MeterRegistry meters;
  private final List<Region> regions;
  private final Map<Region, Deque<Reading>> readings = new ConcurrentHashMap<>();

  RegionLoads(MeterRegistry meters, Cities cities) {
    this.meters = meters;
    this.regions = cities.regions();
  }

  /** What the meters of a region have counted since the start. */
  private record Reading(long requests, long repetitions, Map<Double, Long> within) {}

  @Scheduled(fixedRate = 15, timeUnit = TimeUnit.SECONDS)
  void read() {
    for (Region region : regions) {
      Deque<Reading> ofRegion = readings.computeIfAbsent(region, unseen -> new ArrayDeque<>());
      synchronized (ofRegion) {
        ofRegion.addLast(reading(region));
        if (ofRegion.size() > INTERVALS + 1) {
          ofRegion.removeFirst();
        }
      }
    }
  }

  private Reading reading(Region region) {
    var within = new ConcurrentHashMap<Double, Long>();
    Timer work = meters.find("movr.region.work").tag("region", region.name()).timer();
    if (work != null) {
      for (CountAtBucket bucket : work.takeSnapshot().histogramCounts()) {
        within.put(bucket.bucket(TimeUnit.MILLISECONDS), (long) bucket.count());
      }
    }
    return new Reading(work == null ? 0 : work.count(), repetitions(region), within);
  }

  private long repetitions(Region region) {
    return (long)
        meters.find("movr.repetitions").tag("region", region.name()).counters().stream()
            .mapToDouble(Counter::count)
            .sum();
  }

  /** Of regions that nobody has read of yet there is nothing. */
  RegionLoad of(Region region) {
    Deque<Reading> ofRegion = readings.get(region);
    return ofRegion == null ? RegionLoad.NONE : load(region, copy(ofRegion));
  }

  private static List<Reading> copy(Deque<Reading> ofRegion) {
    synchronized (ofRegion) {
      return List.copyOf(ofRegion);
    }
  }

  private RegionLoad load(Region region, List<Reading> all) {
    Reading last = all.getLast();
    Reading aMinuteBefore = all.get(Math.max(0, all.size() - 1 - INTERVALS_A_MINUTE));
    return new RegionLoad(
        IntStream.range(1, all.size())
            .mapToObj(i -> all.get(i).requests() - all.get(i - 1).requests())
            .toList(),
        last.repetitions() - all.getFirst().repetitions(),
        p99(aMinuteBefore, last),
        (long) gauge("movr.region.waiting", region),
        gauge("movr.region.lost", region) > 0);
  }

  private double gauge(String name, Region region) {
    Gauge gauge = meters.find(name).tag("region", region.name()).gauge();
    return gauge == null ? 0 : gauge.value();
  }

  /** The first limit of the histogram within which enough of the new requests stayed. */
  private static Optional<Duration> p99(Reading before, Reading after) {
    long all = after.requests() - before.requests();
    return all == 0
        ? Optional.empty()
        : after.within().keySet().stream()
            .sorted()
            .filter(limit -> newWithin(limit, before, after) * 100 >= all * 99)
            .findFirst()
            .map(limit -> Duration.ofNanos((long) (limit * 1_000_000)));
  }

  private static long newWithin(Double limit, Reading before, Reading after) {
    return after.within().getOrDefault(limit, 0L) - before.within().getOrDefault(limit, 0L);
  }
}
