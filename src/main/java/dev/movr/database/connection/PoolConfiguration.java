package dev.movr.database.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pools of connections. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {
  /** How much longer than a statement may take we wait for the network. */
  private static final Duration NETWORK = Duration.ofSeconds(1);

  @Bean
  HikariDataSource dataSource(DatabaseAddress address, DatabaseSettings settings, Engine engine) {
    var session = SessionSettings.of(engine, settings.statementTimeout());
    return pool("movr", session.at(address), settings, true);
  }

  /**
   * For reads that may be a little old: from a replica nearby, when {@code DB_READ_URI} is set.
   * Read-only by a setting of the session, since the driver keeps its own to transactions, and
   * there are none.
   */
  @Bean(defaultCandidate = false)
  JdbcClient olderReads(@Qualifier("olderReadsPool") DataSource pool) {
    return JdbcClient.create(pool);
  }

  @Bean(defaultCandidate = false)
  DataSource olderReadsPool(DataSource dataSource, DatabaseSettings settings, Engine engine) {
    String uri = settings.readUri();
    if (uri == null || uri.isBlank()) {
      return dataSource;
    }
    var readOnly = SessionSettings.of(engine, settings.statementTimeout()).readOnly();
    return pool("movr-read", readOnly.at(DatabaseAddress.ofReplica(uri)), settings, false);
  }

  private static HikariDataSource pool(
      String name, DatabaseAddress address, DatabaseSettings settings, boolean writes) {
    var pool = new HikariDataSource();
    pool.setPoolName(name);
    pool.setDataSource(
        new FailoverDataSource(address, settings.statementTimeout().plus(NETWORK), writes));
    pool.setMaximumPoolSize(settings.poolSize());
    pool.setConnectionTimeout(settings.connectionTimeout().toMillis());
    pool.setValidationTimeout(Math.max(250, settings.connectionTimeout().toMillis() / 2));
    pool.setMaxLifetime(Duration.ofMinutes(5).toMillis());
    pool.setKeepaliveTime(Duration.ofSeconds(30).toMillis());
    pool.setInitializationFailTimeout(-1);
    neverTryBeforeUse();
    return pool;
  }

  /**
   * A connection that was idle for half a second would be tried before it is used, which costs
   * whoever is far away a round trip. It is tried in the background instead, and a lost one has the
   * work repeated and the others replaced. The pool has no other way to be told.
   */
  private static void neverTryBeforeUse() {
    System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", String.valueOf(Long.MAX_VALUE));
  }
}
