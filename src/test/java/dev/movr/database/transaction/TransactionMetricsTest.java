package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.movr.testing.MovrTest;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.CannotAcquireLockException;

/** What is told of transactions. */
@MovrTest
class TransactionMetricsTest {
  @Autowired Transactions transactions;
  @Autowired Reads reads;
  @Autowired MeterRegistry meters;

  @Test
  void a_transaction_counts_once_however_often_it_is_attempted() {
    double repetitions = repetitions("serialization");
    var runs = new AtomicInteger();

    transactions.write("twice", List.of(), () -> conflictAt(1, runs));

    assertThat(timed("twice", "committed")).isEqualTo(1);
    assertThat(meters.counter("movr.transaction.attempts", "transaction", "twice").count())
        .isEqualTo(2);
    assertThat(repetitions("serialization") - repetitions).isGreaterThanOrEqualTo(1);
  }

  @Test
  void a_read_that_is_repeated_counts_among_the_repetitions() {
    double before = repetitions("deadlock");
    var runs = new AtomicInteger();

    reads.readDirectory(() -> failAt(1, runs, "40P01"));

    assertThat(repetitions("deadlock") - before).isGreaterThanOrEqualTo(1);
  }

  @Test
  void a_transaction_that_fails_is_told_apart() {
    assertThatThrownBy(() ->
            transactions.write(
                "broken",
                List.of(),
                () -> {
                  throw new IllegalArgumentException("broken");
                }))
        .hasMessage("broken");

    assertThat(timed("broken", "failed")).isEqualTo(1);
    assertThat(timed("broken", "committed")).isZero();
  }

  private static int conflictAt(int run, AtomicInteger runs) {
    return failAt(run, runs, "40001");
  }

  private static int failAt(int run, AtomicInteger runs, String state) {
    if (runs.incrementAndGet() == run) {
      throw new CannotAcquireLockException("conflict", new SQLException("conflict", state));
    }
    return runs.get();
  }

  private double repetitions(String reason) {
    return meters.counter("movr.repetitions", "region", "directory", "reason", reason).count();
  }

  private long timed(String transaction, String outcome) {
    return Optional.ofNullable(
            meters
                .find("movr.transaction")
                .tags("transaction", transaction, "outcome", outcome)
                .timer())
        .map(Timer::count)
        .orElse(0L);
  }
}
