package dev.movr.database.transaction;

import dev.movr.region.City;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** How often, and when, work on the database is repeated: one rule for reads and writes. */
@Component
final class Retries {
  /** Under contention a write needs a few attempts, but nobody waits ten seconds for a page. */
  private final RetryTemplate template =
      new RetryTemplate(
          RetryPolicy.builder()
              .maxRetries(15)
              .delay(Duration.ofMillis(5))
              .multiplier(1.6)
              .jitter(Duration.ofMillis(5))
              .maxDelay(Duration.ofMillis(400))
              .timeout(Duration.ofSeconds(8))
              .predicate(SqlState::worthRepeating)
              .build());

  private final StaleConnections connections;
  private final TransactionMetrics metrics;
  private final AtomicLong repetitions = new AtomicLong();

  Retries(StaleConnections connections, TransactionMetrics metrics) {
    this.connections = connections;
    this.metrics = metrics;
  }

  /** How often something has been repeated since the start. */
  long repetitions() {
    return repetitions.get();
  }

  /**
   * @param homes the cities whose rows are touched; none for the username directory alone
   * @throws DatabaseUnavailable when it was not done, because the database does not answer
   */
  <T> T repeat(List<City> homes, Supplier<T> work) {
    var attempt = new Attempt<>(homes, work);
    try {
      return evenIfTheHostFallsSilent(attempt);
    } catch (DataAccessException | TransactionException failure) {
      throw unavailable(failure) ? new DatabaseUnavailable(failure) : failure;
    }
  }

  /** Once: its connections are replaced, and another host may answer. */
  private <T> T evenIfTheHostFallsSilent(Supplier<T> attempt) {
    try {
      return template.invoke(attempt);
    } catch (DataAccessException | TransactionException failure) {
      if (SqlState.silence(failure)) {
        return template.invoke(attempt);
      }
      throw failure;
    }
  }

  /** Some work that may be done several times. */
  private final class Attempt<T> implements Supplier<T> {
    private final List<City> homes;
    private final Supplier<T> work;
    private @Nullable RuntimeException before;

    Attempt(List<City> homes, Supplier<T> work) {
      this.homes = homes;
      this.work = work;
    }

    @Override
    public T get() {
      if (before != null) {
        repetitions.incrementAndGet();
        metrics.repetition(homes, before);
      }
      try {
        return work.get();
      } catch (RuntimeException failure) {
        before = failure;
        connections.replaceAfter(failure);
        throw failure;
      }
    }
  }

  /** Whether the database did not answer; a conflict is an answer. */
  static boolean noAnswer(RuntimeException failure) {
    return failure instanceof DatabaseUnavailable
        || (unavailable(failure) && !SqlState.worthRepeating(failure));
  }

  private static boolean unavailable(RuntimeException failure) {
    return SqlState.noAnswer(failure)
        || SqlState.worthRepeating(failure)
        || SqlState.dataAway(failure)
        || failure instanceof QueryTimeoutException
        || SqlState.of(failure)
            .map(state -> state.startsWith("53") || state.startsWith("57") || state.equals("55P03"))
            .orElse(false);
  }
}
