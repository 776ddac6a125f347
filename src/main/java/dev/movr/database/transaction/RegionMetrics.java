package dev.movr.database.transaction;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Shows how the regions are when metrics are asked for. */
@Component
final class RegionMetrics implements MeterBinder {
  private final RegionStates states;
  private final TransactionMetrics metrics;

  RegionMetrics(RegionStates states, TransactionMetrics metrics) {
    this.states = states;
    this.metrics = metrics;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    for (RegionState each : states.all()) {
      String region = each.region();
      Gauge.builder("movr.region.waiting", () -> states.of(region).waiting())
          .description("Work that waits for a connection")
          .tag("region", region)
          .register(meters);
      Gauge.builder("movr.region.lost", () -> states.of(region).lost() ? 1 : 0)
          .description("1 while the region's data do not answer")
          .tag("region", region)
          .register(meters);
      metrics.neverRefused(region);
    }
    Gauge.builder("movr.replica.away", () -> states.replicaAway() ? 1 : 0)
        .description("1 while the replica at DB_READ_URI does not answer")
        .register(meters);
  }
}
