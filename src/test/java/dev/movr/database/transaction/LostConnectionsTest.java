package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.movr.login.Login;
import dev.movr.testing.LostCommits;
import dev.movr.testing.LostCommits.Loss;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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

  private void endBackend() {
    int pid = jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
    TestDatabase.execute("SELECT pg_terminate_backend(" + pid + ", 10000)");
  }

  @Test
  void a_connection_lost_before_commit_is_replaced_and_the_work_done_again() {
    String result =
        transactions.write(
            List.of(),
            () -> {
              String marked = mark();
              if (firstRun()) {
                jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())")
                    .query(Boolean.class)
                    .single();
              }
              return marked;
            });

    assertThat(result).isEqualTo("Ada!").isEqualTo(firstName());
    assertThat(runs).hasValue(2);
  }

  @Test
  void a_connection_lost_between_statements_is_replaced_and_the_work_done_again() {
    String result =
        transactions.write(
            List.of(),
            () -> {
              if (firstRun()) {
                int pid = jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
                TestDatabase.execute("SELECT pg_terminate_backend(" + pid + ", 10000)");
              }
              return mark();
            });

    assertThat(result).isEqualTo("Ada!").isEqualTo(firstName());
    assertThat(runs).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource
  void a_connection_lost_during_commit_has_the_callback_look_again(Loss loss) {
    String result =
        LostCommits.losing(
            loss,
            () ->
                transactions.write(
                    List.of(),
                    () -> {
                      runs.incrementAndGet();
                      return firstName().equals("Ada") ? mark() : firstName();
                    }));

    assertThat(result).isEqualTo("Ada!").isEqualTo(firstName());
    assertThat(runs).hasValue(2);
  }

  @ParameterizedTest
  @EnumSource
  void what_became_of_a_lost_commit_is_not_guessed(Loss loss) {
    assertThatExceptionOfType(OutcomeUnknown.class)
        .isThrownBy(() ->
            LostCommits.losing(
                loss,
                () ->
                    transactions.write(
                        List.of(),
                        () -> {
                          if (!firstRun()) {
                            throw failure("53300");
                          }
                          return mark();
                        })));
  }

  @Test
  void a_backend_that_ends_before_commit_leaves_nothing_behind() {
    String result =
        transactions.write(
            List.of(),
            () -> {
              String marked = firstName().equals("Ada") ? mark() : firstName();
              if (firstRun()) {
                endBackend();
              }
              return marked;
            });

    assertThat(result).isEqualTo("Ada!").isEqualTo(firstName());
    assertThat(runs).hasValue(2);
  }

  @Test
  void a_session_that_the_server_ends_for_its_idleness_is_replaced_and_the_work_done_again() {
    String result =
        transactions.write(
            List.of(),
            () -> {
              String marked = firstName().equals("Ada") ? mark() : firstName();
              if (firstRun()) {
                idleForTooLong();
              }
              return marked + firstName().length();
            });

    assertThat(result).isEqualTo("Ada!4");
    assertThat(firstName()).isEqualTo("Ada!");
    assertThat(runs).hasValue(2);
  }

  private void idleForTooLong() {
    int pid = jdbc.sql("SELECT pg_backend_pid()").query(Integer.class).single();
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
