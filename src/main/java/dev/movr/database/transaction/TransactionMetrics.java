package dev.movr.database.transaction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Tells of transactions and repetitions. Each transaction is an {@link Observation}, which becomes
 * a timer, and a span where there is a tracer.
 */
@Component
final class TransactionMetrics {
  private final ObservationRegistry observations;
  private final MeterRegistry meters;

  TransactionMetrics(ObservationRegistry observations, MeterRegistry meters) {
    this.observations = observations;
    this.meters = meters;
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

  /** An attempt, which has waited for its turn, begins. */
  void attempt(String name) {
    meters.counter("movr.transaction.attempts", "transaction", name).increment();
  }

  /** Something is done once more, since it failed so. */
  void repetition(Throwable failure) {
    meters.counter("movr.repetitions", "reason", SqlState.reasonToRepeat(failure)).increment();
  }
}
