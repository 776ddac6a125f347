package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
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

  private MarkedUser ada;

  @BeforeEach
  void add_ada() {
    ada = new MarkedUser(jdbc, riders.in(riders.city("seattle")));
  }

  private static RuntimeException failure(String state) {
    return new TransientDataAccessResourceException("x", new SQLException("y", state));
  }

  @Test
  void what_the_callback_returns_is_committed_and_returned() {
    assertThat(transactions.write("test", List.of(), ada::mark)).isEqualTo("Ada!");
    assertThat(ada.firstName()).isEqualTo("Ada!");
  }

  @Test
  void an_exception_of_the_callback_rolls_back_and_is_thrown_as_it_is() {
    var fault = new IllegalArgumentException("x");

    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() ->
            transactions.write(
                "test",
                List.of(),
                () -> {
                  ada.mark();
                  throw fault;
                }))
        .isSameAs(fault);
    assertThat(ada.firstName()).isEqualTo("Ada");
  }

  @Test
  void transactions_do_not_nest() {
    assertThatIllegalStateException()
        .isThrownBy(() ->
            transactions.write(
                "test", List.of(), () -> transactions.write("test", List.of(), ada::mark)))
        .withMessageContaining("nest");
    assertThat(ada.firstName()).isEqualTo("Ada");
    assertThat(TransactionSynchronizationManager.isActualTransactionActive()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01", "40003", "23505", "0A000", "08006", "57P01"})
  void it_is_repeated_as_a_whole(String state) {
    String result =
        transactions.write(
            "test",
            List.of(),
            () -> {
              String marked = ada.mark();
              if (ada.run() < 3) {
                throw failure(state);
              }
              return marked;
            });

    assertThat(result).isEqualTo("Ada!").isEqualTo(ada.firstName());
    assertThat(ada.runs()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"23514", "23503", "22021"})
  void it_is_not_repeated_when_it_would_fail_again(String state) {
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() ->
            transactions.write(
                "test",
                List.of(),
                () -> {
                  ada.run();
                  throw new DataIntegrityViolationException("x", new SQLException("y", state));
                }));
    assertThat(ada.runs()).isEqualTo(1);
  }

  @Test
  void a_transaction_that_saw_what_another_changed_is_repeated() {
    String result =
        transactions.write(
            "test",
            List.of(),
            () -> {
              ada.firstName();
              ada.inFirstRun(() ->
                  TestDatabase.execute(
                      "UPDATE users SET first_name = 'Eve' WHERE city = 'seattle' AND id = '%s'"
                          .formatted(ada.login().userId())));
              return ada.mark();
            });

    assertThat(result).isEqualTo("Eve!").isEqualTo(ada.firstName());
    assertThat(ada.runs()).isEqualTo(2);
  }
}
