package dev.movr.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.database.transaction.*;
import dev.movr.testing.MovrTest;
import dev.movr.testing.TestDatabase;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What connections are set to, and what happens where patience ends. */
@MovrTest
class LimitsTest {
  @Autowired Transactions transactions;
  @Autowired Reads reads;
  @Autowired JdbcClient jdbc;
  @Autowired javax.sql.DataSource dataSource;
  @Autowired DatabaseSettings settings;

  private final AtomicInteger runs = new AtomicInteger();

  @ParameterizedTest
  @CsvSource({
    "transaction_isolation, repeatable read",
    "plan_cache_mode, force_generic_plan",
    "enable_seqscan, off",
    "statement_timeout, 2500ms",
    "lock_timeout, 2500ms",
    "idle_in_transaction_session_timeout, 10s",
    "application_name, movr"
  })
  void every_connection_of_the_pool_has_our_settings(String name, String value) {
    Supplier<String> show = () -> jdbc.sql("SHOW " + name).query(String.class).single();

    assertThat(reads.readDirectory(show)).isEqualTo(value);
    assertThat(transactions.write("test", List.of(), show)).isEqualTo(value);
  }

  @ParameterizedTest
  @CsvSource({
    "search_path, x",
    "plan_cache_mode, force_custom_plan",
    "transaction_isolation, repeatable read",
    "statement_timeout, 2500ms"
  })
  void the_options_of_a_uri_may_say_how_to_plan_and_leave_the_others_as_they_are(
      String name, String value) {
    String options =
        "-c search_path=x -c plan_cache_mode=force_custom_plan"
            + " -c default_transaction_isolation=read\\ committed -c statement_timeout=1";
    var address =
        DatabaseAddress.of(
            TestDatabase.uri()
                + "?options="
                + URLEncoder.encode(options, StandardCharsets.UTF_8).replace("+", "%20"));
    try (var pool = new PoolConfiguration().dataSource(address, settings, Engine.POSTGRESQL)) {
      var other = JdbcClient.create(pool);
      assertThat(other.sql("SHOW " + name).query(String.class).single()).isEqualTo(value);
    }
  }

  @Test
  void older_reads_only_read_whatever_is_at_their_address() throws Exception {
    var withReplica =
        new DatabaseSettings(
            settings.uri(),
            TestDatabase.uri(),
            settings.directory(),
            1,
            settings.connectionTimeout(),
            settings.statementTimeout());
    try (var pool =
        (HikariDataSource)
            new PoolConfiguration().olderReadsPool(dataSource, withReplica, Engine.POSTGRESQL)) {
      var older = JdbcClient.create(pool);
      assertThat(older.sql("SHOW transaction_isolation").query(String.class).single())
          .isEqualTo("repeatable read");
      assertThatExceptionOfType(DataAccessException.class)
          .isThrownBy(() -> older.sql("CREATE TABLE x ()").update())
          .withMessageContaining("read-only transaction");
    }
  }

  @Test
  void a_read_is_repeated_when_that_may_help() {
    int answer =
        reads.readDirectory(() -> {
          if (runs.incrementAndGet() == 1) {
            jdbc.sql("SELECT pg_terminate_backend(pg_backend_pid())").query(Boolean.class).single();
          }
          if (runs.get() == 2) {
            throw new TransientDataAccessResourceException("x", new SQLException("y", "40001"));
          }
          return runs.get();
        });

    assertThat(answer).isEqualTo(3);
  }

  @Test
  void what_always_conflicts_ends_as_unavailable() {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() ->
            transactions.write(
                "test",
                List.of(),
                () -> {
                  runs.incrementAndGet();
                  throw new TransientDataAccessResourceException(
                      "x", new SQLException("y", "40001"));
                }));
    assertThat(runs).hasValueBetween(5, 20);
  }

  @Test
  void a_statement_that_takes_too_long_is_cancelled_and_not_repeated() {
    assertThatExceptionOfType(DatabaseUnavailable.class)
        .isThrownBy(() ->
            reads.readDirectory(() -> {
              runs.incrementAndGet();
              return jdbc.sql("SELECT pg_sleep(60) IS NULL").query(Boolean.class).single();
            }));
    assertThat(runs).hasValue(1);
  }

  @Test
  void nobody_queues_for_a_connection_twice() throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < settings.poolSize(); i++) {
        all.add(dataSource.getConnection());
      }
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(() -> transactions.write("test", List.of(), runs::incrementAndGet));
      assertThatExceptionOfType(DatabaseUnavailable.class)
          .isThrownBy(
              () -> reads.readDirectory(() -> jdbc.sql("SELECT 1").query(Integer.class).single()));
      assertThat(runs).hasValue(0);
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }
}
