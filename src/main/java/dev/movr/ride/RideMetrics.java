package dev.movr.ride;

import dev.movr.metric.CityGauges;
import dev.movr.region.City;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts rides as they start and end, and shows how many are going on. */
@Component
final class RideMetrics {
  private final MeterRegistry meters;

  RideMetrics(MeterRegistry meters, CityGauges gauges, RideHistories rides) {
    this.meters = meters;
    gauges.count("movr_rides_active", "Rides that are going on", rides::active);
  }

  void started(City city) {
    meters.counter("movr.rides.started", "city", city.slug()).increment();
  }

  /**
   * @param by {@code rider}, {@code owner} or {@code staff}
   */
  void ended(City city, String by) {
    meters.counter("movr.rides.ended", "city", city.slug(), "by", by).increment();
  }
}
