package dev.movr.login;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** Shows the queue for the hashing of passwords. */
@Component
final class HashingMetrics implements MeterBinder {
  private final HashingQueue queue;

  HashingMetrics(HashingQueue queue) {
    this.queue = queue;
  }

  @Override
  public void bindTo(MeterRegistry meters) {
    Gauge.builder("movr.hashing.waiting", queue::waiting)
        .description("Passwords that wait to be hashed")
        .register(meters);
    Gauge.builder("movr.hashing.running", queue::running)
        .description("Passwords that are being hashed")
        .register(meters);
  }
}
