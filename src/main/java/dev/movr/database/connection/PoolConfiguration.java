package dev.movr.database.connection;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pools of connections, and the settings of their sessions. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {
  /** How much longer than a statement may take we wait for the network. */
  private static final Duration NETWORK = Duration.ofMillis(500);

  @Bean
  HikariDataSource dataSource(DatabaseAddress address, DatabaseSettings settings, Engine engine) {
    return pool("movr", address, settings, engine);
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
    return pool(
        "movr-read",
        DatabaseAddress.ofReplica(uri),
        settings,
        engine,
        "default_transaction_read_only=on");
  }

  private static HikariDataSource pool(
      String name,
      DatabaseAddress address,
      DatabaseSettings settings,
      Engine engine,
      String... more) {
    var pool = new HikariDataSource();
    pool.setPoolName(name);
    pool.setDataSource(
        new FailoverDataSource(
            address.withOptions(sessionSettings(settings, engine, more)),
            "movr",
            settings.statementTimeout().plus(NETWORK)));
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

  /**
   * The isolation is set here, since setting it for each transaction would cost round trips. In the
   * URL, since there the options of {@code DB_URI} would replace the driver's properties.
   */
  private static String sessionSettings(DatabaseSettings settings, Engine engine, String... more) {
    long timeout = settings.statementTimeout().toMillis();
    var all =
        Stream.of(
            "default_transaction_isolation=" + isolation(engine),
            "statement_timeout=" + timeout,
            "lock_timeout=" + timeout,
            "idle_in_transaction_session_timeout=" + 4 * timeout);
    return Stream.of(all, plans(engine), Stream.of(more))
        .flatMap(some -> some)
        .map(setting -> "-c " + setting)
        .collect(Collectors.joining(" "));
  }

  /**
   * Every invariant is held by a row that both sides write, or by a unique index, so that a
   * conflict of two transactions is one of rows: docs/architecture.md has the list. SERIALIZABLE
   * would find conflicts on PostgreSQL where there are none, since its locks on what was read are
   * of whole pages of an index.
   */
  private static String isolation(Engine engine) {
    return engine.isCockroach() ? "serializable" : "repeatable\\ read";
  }

  /**
   * On PostgreSQL a generic plan locks every partition, and a sequential scan reads the whole one:
   * both are turned off.
   */
  private static Stream<String> plans(Engine engine) {
    return engine.isCockroach()
        ? Stream.empty()
        : Stream.of("plan_cache_mode=force_custom_plan", "enable_seqscan=off");
  }
}
