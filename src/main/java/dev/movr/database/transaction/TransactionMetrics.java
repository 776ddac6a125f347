package dev.movr.database.transaction;

import dev.movr.region.City;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.Tracer;
import java.time.Duration;
import java.util.List;
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
  /** The username directory, where others have the name of a region. */
  static final String DIRECTORY = "directory";

  private static final String UNAVAILABLE = "unavailable";
  private static final String OVERLOADED = "overloaded";

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
      case DatabaseUnavailable _ -> UNAVAILABLE;
      case Overloaded _ -> OVERLOADED;
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

  /**
   * Something is done once more, since it failed so. It counts for the first of its cities, which
   * is the one that its rows are in, or the username directory.
   */
  void repetition(List<City> homes, Throwable failure) {
    String region = homes.isEmpty() ? DIRECTORY : homes.getFirst().region();
    meters
        .counter("movr.repetitions", "region", region, "reason", SqlState.reasonToRepeat(failure))
        .increment();
  }

  /** Work on these regions has held a connection so long; it counts for each of them. */
  void worked(List<String> regions, Duration time) {
    regions.forEach(region -> meters.timer("movr.region.work", "region", region).record(time));
  }

  /** Work on these regions was not done, since it would have waited too long. */
  void refused(List<String> regions, RuntimeException refusal) {
    regions.forEach(region -> refused(region, outcome(refusal)).increment());
  }

  /** So that the first refusal shows as one more. */
  void neverRefused(String region) {
    refused(region, UNAVAILABLE);
    refused(region, OVERLOADED);
  }

  private Counter refused(String region, String reason) {
    return meters.counter("movr.region.refused", "region", region, "reason", reason);
  }
}
