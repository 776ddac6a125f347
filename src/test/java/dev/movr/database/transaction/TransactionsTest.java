package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.movr.login.Login;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionSynchronizationManager;

@MovrTest
@StoreTest
class TransactionsTest {
  @Autowired Transactions transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Riders riders;

  private final AtomicInteger runs = new AtomicInteger();
  private Login ada;

  @BeforeEach
  void add_ada() {
    ada = riders.in(riders.city("seattle"));
  }

  /** Adds an exclamation mark: whoever does it twice is found out. */
  private String mark() {
    return jdbc.sql(
            """
            UPDATE users SET first_name = first_name || '!' WHERE city = ? AND id = ?
            RETURNING first_name
            """)
        .params(ada.city().name(), ada.userId())
        .query(String.class)
        .single();
  }

  private String firstName() {
    return jdbc.sql("SELECT first_name FROM users WHERE city = ? AND id = ?")
        .params(ada.city().name(), ada.userId())
        .query(String.class)
        .single();
  }

  private boolean firstRun() {
    return runs.incrementAndGet() == 1;
  }

  private static RuntimeException failure(String state) {
    return new TransientDataAccessResourceException("x", new SQLException("y", state));
  }

  @Test
  void what_the_callback_returns_is_committed_and_returned() {
    assertThat(transactions.write(List.of(), this::mark)).isEqualTo("Ada!");
    assertThat(firstName()).isEqualTo("Ada!");
  }

  @Test
  void an_exception_of_the_callback_rolls_back_and_is_thrown_as_it_is() {
    var fault = new IllegalArgumentException("x");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            transactions.write(
                List.of(),
                () -> {
                  mark();
                  throw fault;
                }))
        .isSameAs(fault);
    assertThat(firstName()).isEqualTo("Ada");
  }

  @Test
  void transactions_do_not_nest() {
    assertThatIllegalStateException()
        .isThrownBy(
            () -> transactions.write(List.of(), () -> transactions.write(List.of(), this::mark)))
        .withMessageContaining("nest");
    assertThat(firstName()).isEqualTo("Ada");
    assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "40003", "23505", "0A000", "08006", "57P01"})
  void it_is_repeated_as_a_whole(String state) {
    String result =
        transactions.write(
            List.of(),
            () -> {
              String marked = mark();
              if (runs.incrementAndGet() < 3) {
                throw failure(state);
              }
              return marked;
            });

    assertThat(result).isEqualTo("Ada!").isEqualTo(firstName());
    assertThat(runs).hasValue(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23514", "23503", "22021"})
  void it_is_not_repeated_when_it_would_fail_again(String state) {
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() ->
            transactions.write(
                List.of(),
                () -> {
                  runs.incrementAndGet();
                  throw new DataIntegrityViolationException("x", new SQLException("y", state));
                }));
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_transaction_that_saw_what_another_changed_is_repeated() {
    String result =
        transactions.write(
            List.of(),
            () -> {
              firstName();
              if (firstRun()) {
                TestDatabase.execute(
                    "UPDATE users SET first_name = 'Eve' WHERE city = 'seattle' AND id = '"
                        + ada.userId()
                        + "'");
              }
              return mark();
            });

    assertThat(result).isEqualTo("Eve!").isEqualTo(firstName());
    assertThat(runs).hasValue(2);
  }
}
