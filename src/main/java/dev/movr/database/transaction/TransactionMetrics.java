package dev.movr.database.transaction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells of transactions and repetitions. Each transaction is an {@link Observation}, which becomes
 * a timer, and a span where there is a tracer.
 */
@Component
final class TransactionMetrics {
  private final ObservationRegistry observations;
  private final MeterRegistry meters;
  private final @Nullable Tracer tracer;

  TransactionMetrics(
      ObservationRegistry observations, MeterRegistry meters, Optional<Tracer> tracer) {
    this.observations = observations;
    this.meters = meters;
    this.tracer = tracer.orElse(null);
  }

  /** Does the transaction, with all its attempts and its waiting. */
  <T> T observe(String name, Supplier<T> transaction) {
    Observation observation =
        Observation.createNotStarted("movr.transaction", observations)
            .contextualName(name)
            .lowCardinalityKeyValue("transaction", name)
            .lowCardinalityKeyValue("outcome", "failed")
            .start();
    try (Observation.Scope scope = observation.openScope()) {
      T result = transaction.get();
      observation.lowCardinalityKeyValue("outcome", "committed");
      return result;
    } catch (RuntimeException failure) {
      observation.lowCardinalityKeyValue("outcome", outcome(failure)).error(failure);
      throw failure;
    } finally {
      observation.stop();
    }
  }

  private static String outcome(RuntimeException failure) {
    return switch (failure) {
      case DatabaseUnavailable _ -> "unavailable";
      case Overloaded _ -> "overloaded";
      case OutcomeUnknown _ -> "unknown";
      default -> "failed";
    };
  }

  /** Makes an attempt, which has waited for its turn. */
  <T> T attempt(String name, Supplier<T> attempt) {
    meters.counter("movr.transaction.attempts", "transaction", name).increment();
    return tracer == null ? attempt.get() : traced(tracer, attempt);
  }

  private static <T> T traced(Tracer tracer, Supplier<T> attempt) {
    Span span = tracer.nextSpan().name("attempt").start();
    try (Tracer.SpanInScope scope = tracer.withSpan(span)) {
      return attempt.get();
    } catch (RuntimeException failure) {
      span.tag("error.type", SqlState.of(failure).orElse(failure.getClass().getSimpleName()));
      throw failure;
    } finally {
      span.end();
    }
  }

  /** Something is done once more, since it failed so. */
  void repetition(Throwable failure) {
    meters.counter("movr.repetitions", "reason", SqlState.reasonToRepeat(failure)).increment();
  }
}
