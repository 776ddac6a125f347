package dev.movr.database.transaction;

import dev.movr.region.City;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs writes. A transaction is a function that may run twice: it is repeated as a whole after a
 * serialization failure, a lost race or a lost connection, even one that was lost during COMMIT. So
 * it does nothing but SQL, and it first looks for the id that was chosen before its first run: then
 * it finds its own work, or does it.
 */
@Component
public final class Transactions {
  private final Retries retries;
  private final Admission admission;
  private final TransactionTemplate template;
  private final TransactionMetrics metrics;

  Transactions(
      Retries retries,
      Admission admission,
      PlatformTransactionManager manager,
      TransactionMetrics metrics) {
    this.retries = retries;
    this.admission = admission;
    this.template = new TransactionTemplate(manager);
    this.metrics = metrics;
  }

  /**
   * Returns what the callback returned in the run that was committed.
   *
   * @param name of this kind of transaction, short and constant, for metrics and traces
   * @param homes the cities whose rows are touched; none for the username directory alone
   * @throws DatabaseUnavailable when nothing was done, since there is no answer
   * @throws Overloaded when nothing was done, since too much is waiting
   * @throws OutcomeUnknown when it may have been done or not
   * @throws IllegalStateException inside another transaction
   */
  public <T> T write(String name, List<City> homes, Supplier<T> callback) {
    if (TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalStateException("transactions do not nest");
    }
    return metrics.observe(name, () -> written(name, homes, callback));
  }

  private <T> T written(String name, List<City> homes, Supplier<T> callback) {
    var run = new Run<>(name, callback);
    try {
      // Not the other way round: who pauses before the next try keeps nobody waiting.
      return retries.repeat(homes, () -> admission.within(homes, run));
    } catch (RuntimeException failure) {
      throw run.mayHaveCommitted ? new OutcomeUnknown(failure) : failure;
    }
  }

  /** One write and its repetitions. */
  private final class Run<T> implements Supplier<T> {
    private final String name;
    private final Supplier<T> callback;
    private boolean atCommit;
    private boolean mayHaveCommitted;

    Run(String name, Supplier<T> callback) {
      this.name = name;
      this.callback = callback;
    }

    @Override
    public T get() {
      atCommit = false;
      try {
        return metrics.attempt(name, () -> template.execute(this::callBack));
      } catch (RuntimeException failure) {
        mayHaveCommitted |= atCommit && SqlState.ambiguousAtCommit(failure);
        throw failure;
      }
    }

    private T callBack(TransactionStatus status) {
      T result = callback.get();
      atCommit = true;
      return result;
    }
  }
}
