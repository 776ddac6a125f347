package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class SqlStateTest {
  private static RuntimeException failure(String state) {
    return new TransactionSystemException("x", new SQLException("y", state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "40001", "40P01", "40003", "23505", "0A000", "08006", "08003", "08001", "57P01", "57P02",
        "57P03", "25006"
      })
  void what_another_run_may_mend_is_worth_repeating(String state) {
    assertThat(SqlState.worthRepeating(failure(state))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"23503", "23514", "22021", "42601", "57014", "53300", "55P03", "40002"})
  void what_would_fail_again_is_not(String state) {
    assertThat(SqlState.worthRepeating(failure(state))).isFalse();
  }

  private static RuntimeException failure(String state, String message) {
    return new TransactionSystemException("x", new SQLException(message, state));
  }

  /** As CockroachDB says it when a region has been lost for a minute. */
  @ParameterizedTest
  @CsvSource({
    "XXUUU, ERROR: replica unavailable: (n2\\,s2):1 unable to serve request to r64",
    "XXUUU, ERROR: lost quorum (down: (n2\\,s2):1)",
    "58C00, ERROR: x",
    "58C01, ERROR: x"
  })
  void data_out_of_reach_are_no_answer_and_not_asked_for_again(String state, String message) {
    var failure = failure(state, message);

    assertThat(SqlState.worthRepeating(failure)).isFalse();
    assertThat(Retries.noAnswer(failure)).isTrue();
    assertThat(SqlState.ambiguousAtCommit(failure)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"XXUUU, ERROR: something else", "42601, replica unavailable"})
  void other_failures_are_answers(String state, String message) {
    assertThat(Retries.noAnswer(failure(state, message))).isFalse();
    assertThat(SqlState.ambiguousAtCommit(failure(state, message))).isFalse();
  }

  @Test
  void a_pool_that_has_none_to_give_is_not_asked_again() {
    var failure =
        new CannotCreateTransactionException(
            "x", new SQLTransientConnectionException("y", "08001"));

    assertThat(SqlState.worthRepeating(failure)).isFalse();
    assertThat(SqlState.noAnswer(failure)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40003", "08006", "08007", "57P01", "01000"})
  void of_a_lost_commit_nobody_knows_the_outcome(String state) {
    assertThat(SqlState.ambiguousAtCommit(failure(state))).isTrue();
  }

  @Test
  void a_refused_commit_is_known_to_have_done_nothing() {
    assertThat(SqlState.ambiguousAtCommit(failure("40001"))).isFalse();
    assertThat(SqlState.ambiguousAtCommit(failure("23503"))).isFalse();
  }

  @Test
  void a_commit_that_failed_without_a_state_is_ambiguous() {
    assertThat(SqlState.ambiguousAtCommit(new IllegalStateException())).isTrue();
  }

  @Test
  void the_state_is_that_of_the_outermost_cause_that_has_one() {
    var inner = new SQLException("closed");
    inner.initCause(new SQLException("x", "08006"));

    assertThat(SqlState.of(new RuntimeException(inner))).contains("08006");
    assertThat(SqlState.of(new RuntimeException())).isEmpty();
  }
}
