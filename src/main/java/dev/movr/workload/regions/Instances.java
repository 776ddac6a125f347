package dev.movr.workload.regions;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** One of each region, and which of them are ready. */
final class Instances implements AutoCloseable {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(300);

  private final List<RunningInstance> all;
  private final Cities cities;
  private final List<Repeating> asking;

  Instances(List<RunningInstance> all, Cities cities, HttpClient http) {
    this.all = List.copyOf(all);
    this.cities = cities;
    this.asking =
        all.stream()
            .map(each -> new Repeating(BETWEEN_QUESTIONS, () -> each.askWhetherReady(http)))
            .toList();
  }

  List<RunningInstance> all() {
    return all;
  }

  Optional<RunningInstance> in(Region region) {
    return all.stream().filter(instance -> instance.region().equals(region)).findFirst();
  }

  boolean areReady() {
    return all.stream().allMatch(each -> each.state() == RunningInstance.State.READY);
  }

  /** Whether one of them has ended by itself. */
  Optional<RunningInstance> ended() {
    return all.stream().filter(each -> each.state() == RunningInstance.State.STOPPED).findFirst();
  }

  /** Those that are ready. */
  List<RunningInstance> nearestTo(City city) {
    return all.stream()
        .filter(each -> each.state() == RunningInstance.State.READY)
        .sorted(Comparator.comparing(each -> distance(city, each)))
        .toList();
  }

  /** What a client there waits for being far away from the instance. */
  Duration distance(City city, RunningInstance instance) {
    Region there = cities.region(city.region()).orElseThrow();
    return Distances.roundTrip(there, instance.region());
  }

  @Override
  public void close() {
    asking.forEach(Repeating::close);
    all.parallelStream().forEach(RunningInstance::stop);
  }
}
