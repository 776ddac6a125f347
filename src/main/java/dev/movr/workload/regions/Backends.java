package dev.movr.workload.regions;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Those that the front door has to choose from; each is asked again and again. */
final class Backends implements AutoCloseable {
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(300);

  private final List<Backend> all;
  private final Cities cities;
  private final List<Repeating> asking;

  Backends(List<Backend> all, Cities cities, HttpClient http) {
    this.all = List.copyOf(all);
    this.cities = cities;
    this.asking =
        all.stream()
            .map(each -> new Repeating(BETWEEN_QUESTIONS, () -> each.askWhetherReady(http)))
            .toList();
  }

  /** Those that are ready. */
  List<Backend> nearestTo(City city) {
    return all.stream()
        .filter(Backend::isReady)
        .sorted(Comparator.comparing(each -> distance(city, each)))
        .toList();
  }

  /** What a client there waits for being far away from the instance. */
  Duration distance(City city, Backend backend) {
    Region there = cities.region(city.region()).orElseThrow();
    return Distances.roundTrip(there, backend.region());
  }

  @Override
  public void close() {
    asking.forEach(Repeating::close);
  }
}
