package dev.movr.metric;

import dev.movr.region.Cities;
import dev.movr.region.City;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Shows numbers by city among the metrics. A city whose number is not known is left out: a sum over
 * cities is then one over those that are known, where a value that is none would make it none.
 */
@Component
public final class CityGauges {
  private final PrometheusRegistry registry;
  private final Cities cities;

  CityGauges(PrometheusRegistry registry, Cities cities) {
    this.registry = registry;
    this.cities = cities;
  }

  /**
   * Shows numbers that are at hand.
   *
   * @param name after Prometheus' conventions, such as {@code movr_feed_age_seconds}
   */
  public void show(String name, String help, Supplier<Map<City, Double>> numbers) {
    registry.register((Collector) () -> snapshot(name, help, numbers.get()));
  }

  /**
   * Shows numbers that take a statement each: they are read when metrics are asked for, and kept.
   *
   * @param reading of the city's number; when it finds no answer, the city is left out
   */
  public void count(String name, String help, Function<City, Long> reading) {
    var kept = new KeptCounts(reading);
    show(name, help, () -> kept.of(cities.cities()));
  }

  private static GaugeSnapshot snapshot(String name, String help, Map<City, Double> numbers) {
    var gauge = GaugeSnapshot.builder().name(name).help(help);
    var bySlug = new TreeMap<String, Double>();
    numbers.forEach((city, number) -> bySlug.put(city.slug(), number));
    bySlug.forEach((slug, number) ->
        gauge.dataPoint(
            GaugeDataPointSnapshot.builder()
                .value(number)
                .labels(Labels.of("city", slug))
                .build()));
    return gauge.build();
  }
}
