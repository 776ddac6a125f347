package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import dev.movr.database.connection.DatabaseSettings;
import dev.movr.relay.TcpProxy;
import dev.movr.testing.MovrTest;
import dev.movr.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A pool full of connections that are of no use any more costs one repetition. */
@MovrTest
class StaleConnectionsTest {
  @Autowired Transactions transactions;
  @Autowired Reads reads;
  @Autowired JdbcClient jdbc;
  @Autowired DataSource dataSource;
  @Autowired DatabaseSettings settings;
  @Autowired TcpProxy proxy;

  private final AtomicInteger runs = new AtomicInteger();

  private int counted(Supplier<Integer> query) {
    runs.incrementAndGet();
    return query.get();
  }

  /** On every connection of the pool, in turn. */
  private void everywhere(String sql, int times) throws SQLException {
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < settings.poolSize(); i++) {
        Connection connection = dataSource.getConnection();
        all.add(connection);
        for (int time = 0; time < times; time++) {
          try (var statement = connection.prepareStatement(sql)) {
            statement.executeQuery().close();
          }
        }
      }
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  @Test
  void when_the_database_ends_all_of_them_nobody_notices() throws SQLException {
    everywhere("SELECT 1", 1);
    TestDatabase.execute(
        """
        SELECT pg_terminate_backend(pid, 10000)
        FROM pg_stat_activity
        WHERE application_name = 'movr' AND datname = current_database()
        """);

    assertThat(reads.readDirectory(() -> counted(this::one))).isEqualTo(1);
    assertThat(runs).hasValue(2);
    assertThat(transactions.write("test", List.of(), () -> counted(this::one))).isEqualTo(1);
    assertThat(runs).hasValue(3);
  }

  @Test
  void when_the_network_cuts_all_of_them_nobody_notices() throws SQLException {
    everywhere("SELECT 1", 1);
    proxy.cut();

    assertThat(transactions.write("test", List.of(), () -> counted(this::one))).isEqualTo(1);
    assertThat(runs).hasValue(2);
    assertThat(reads.readDirectory(() -> counted(this::one))).isEqualTo(1);
    assertThat(runs).hasValue(3);
  }

  @Test
  void who_fails_while_they_are_being_replaced_waits_for_it() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    try (var slow = new SlowPool(begun, goOn);
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var connections = new StaleConnections(slow, slow);
      var lost = new SQLException("lost", "08006");
      threads.execute(() -> connections.replaceAfter(lost));
      begun.await();
      var next = threads.submit(() -> connections.replaceAfter(lost));
      try {
        assertThatThrownBy(() -> next.get(200, TimeUnit.MILLISECONDS))
            .isInstanceOf(TimeoutException.class);
      } finally {
        goOn.countDown();
      }
      assertThat(next.get(1, TimeUnit.MINUTES)).isNull();
    }
  }

  /** Takes its time when its connections are to be replaced. */
  private static final class SlowPool extends HikariDataSource {
    private final CountDownLatch begun;
    private final CountDownLatch goOn;

    SlowPool(CountDownLatch begun, CountDownLatch goOn) {
      this.begun = begun;
      this.goOn = goOn;
    }

    @Override
    public HikariPoolMXBean getHikariPoolMXBean() {
      begun.countDown();
      try {
        goOn.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return super.getHikariPoolMXBean();
    }
  }

  private int one() {
    return jdbc.sql("SELECT 1").query(Integer.class).single();
  }

  @Test
  void when_a_migration_makes_prepared_statements_outdated_nobody_notices() throws SQLException {
    TestDatabase.execute("CREATE TABLE migrated (n integer)");
    TestDatabase.execute("INSERT INTO migrated VALUES (7)");
    String sql = "SELECT n FROM migrated";
    Supplier<Integer> query = () -> jdbc.sql(sql).query(Integer.class).single();
    try {
      everywhere(sql, 6);
      TestDatabase.execute("ALTER TABLE migrated ALTER n TYPE bigint");
      assertThat(reads.readDirectory(() -> counted(query))).isEqualTo(7);

      everywhere(sql, 6);
      TestDatabase.execute("ALTER TABLE migrated ALTER n TYPE integer");
      assertThat(transactions.write("test", List.of(), () -> counted(query))).isEqualTo(7);
      assertThat(runs).hasValueGreaterThan(2);
    } finally {
      TestDatabase.execute("DROP TABLE migrated");
    }
  }
}
