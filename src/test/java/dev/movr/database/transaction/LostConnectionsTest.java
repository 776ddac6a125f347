package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is asked of a connection that is lost. */
@MovrTest
class LostConnectionsTest {
  @Autowired Transactions transactions;
  @Autowired JdbcClient jdbc;
  @Autowired Riders riders;

  private MarkedUser ada;

  @BeforeEach
  void add_ada() {
    ada = new MarkedUser(jdbc, riders.in(riders.city("seattle")));
  }

  private String write(Supplier<String> work) {
    return transactions.write("test", List.of(), work);
  }

  private void isMarkedOnceInTwoRuns(String name) {
    assertThat(name).isEqualTo("Ada!").isEqualTo(ada.firstName());
    assertThat(ada.runs()).isEqualTo(2);
  }

  private int backend() {
    return jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
  }

  private void endBackend() {
    TestDatabase.execute("SELECT pg_terminate_backend(" + backend() + ", 10000)");
  }

  private void endOwnBackend() {
    jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())").query(Boolean.class).single();
  }

  @Test
  void a_connection_lost_before_commit_is_replaced_and_the_work_done_again() {
    isMarkedOnceInTwoRuns(
        write(() -> {
          String marked = ada.mark();
          ada.inFirstRun(this::endOwnBackend);
          return marked;
        }));
  }

  @Test
  void a_connection_lost_between_statements_is_replaced_and_the_work_done_again() {
    isMarkedOnceInTwoRuns(
        write(() -> {
          ada.inFirstRun(this::endBackend);
          return ada.mark();
        }));
  }

  @Test
  void a_backend_that_ends_before_commit_leaves_nothing_behind() {
    isMarkedOnceInTwoRuns(
        write(() -> {
          String marked = ada.markUnlessMarked();
          ada.inFirstRun(this::endBackend);
          return marked;
        }));
  }

  @Test
  void a_session_that_the_server_ends_for_its_idleness_is_replaced_and_the_work_done_again() {
    isMarkedOnceInTwoRuns(
        write(() -> {
          String marked = ada.markUnlessMarked();
          ada.inFirstRun(this::idleForTooLong);
          assertThat(ada.firstName()).isEqualTo(marked);
          return marked;
        }));
  }

  @ParameterizedTest
  @EnumSource
  void a_connection_lost_during_commit_has_the_callback_look_again(Loss loss) {
    isMarkedOnceInTwoRuns(
        LostCommits.losing(
            loss,
            () ->
                write(() -> {
                  ada.run();
                  return ada.markUnlessMarked();
                })));
  }

  @ParameterizedTest
  @EnumSource
  void what_became_of_a_lost_commit_is_not_guessed(Loss loss) {
    assertThatExceptionOfType(OutcomeUnknown.class)
        .isThrownBy(() ->
            LostCommits.losing(
                loss,
                () ->
                    write(() -> {
                      if (ada.run() > 1) {
                        throw new TransientDataAccessResourceException(
                            "x", new SQLException("y", "53300"));
                      }
                      return ada.mark();
                    })));
  }

  private void idleForTooLong() {
    int pid = backend();
    jdbc.sql("SET LOCAL idle_in_transaction_session_timeout = 1").update();
    await().until(() -> !alive(pid));
  }

  private static boolean alive(int pid) throws SQLException {
    try (var connection = TestDatabase.connect();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE pid = " + pid)) {
      rows.next();
      return rows.getInt(1) > 0;
    }
  }
}
