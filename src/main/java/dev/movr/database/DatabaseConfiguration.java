package dev.movr.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.region.Cities;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** How MovR connects, and brings the tables up to date. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

  /**
   * For migrations: without a pool, and without a limit on how long a statement may take. The
   * engine is wanted first, since asking for it is how a missing database is noticed.
   */
  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource migrationDataSource(DatabaseAddress address, Engine engine) {
    var properties = new Properties();
    properties.setProperty("ApplicationName", "movr-migration");
    String url = AddressConfiguration.forMigrations(address, engine).jdbcUrl();
    var dataSource = new DriverManagerDataSource(url, properties);
    dataSource.setUsername(address.user());
    dataSource.setPassword(address.password());
    return dataSource;
  }

  @Bean
  HikariDataSource dataSource(DatabaseAddress address, DatabaseSettings settings, Engine engine) {
    return pool("movr", "serializable", address, settings, engine);
  }

  /**
   * For reads that may be a little old: from a replica nearby, when {@code DB_READ_URI} is set. A
   * hot standby knows no SERIALIZABLE.
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
    HikariDataSource pool =
        pool("movr-read", "repeatable read", DatabaseAddress.of(uri), settings, engine);
    pool.setReadOnly(true);
    return pool;
  }

  private static HikariDataSource pool(
      String name,
      String isolation,
      DatabaseAddress address,
      DatabaseSettings settings,
      Engine engine) {
    var pool = new HikariDataSource();
    pool.setPoolName(name);
    pool.setJdbcUrl(address.withOptions(sessionSettings(isolation, settings, engine)).jdbcUrl());
    pool.setUsername(address.user());
    pool.setPassword(address.password());
    pool.setMaximumPoolSize(settings.poolSize());
    pool.setConnectionTimeout(settings.connectionTimeout().toMillis());
    pool.setValidationTimeout(Math.max(250, settings.connectionTimeout().toMillis() / 2));
    pool.setMaxLifetime(Duration.ofMinutes(5).toMillis());
    pool.setKeepaliveTime(Duration.ofSeconds(150).toMillis());
    pool.setInitializationFailTimeout(-1);
    driverProperties(settings).forEach(pool::addDataSourceProperty);
    return pool;
  }

  private static Map<String, String> driverProperties(DatabaseSettings settings) {
    long connecting = Math.max(1, settings.connectionTimeout().toSeconds());
    long answering = settings.statementTimeout().toSeconds() + 1;
    return Map.of(
        "ApplicationName",
        "movr",
        "tcpKeepAlive",
        "true",
        "connectTimeout",
        String.valueOf(connecting),
        "socketTimeout",
        String.valueOf(answering));
  }

  /**
   * The isolation is set here, since setting it for each transaction would cost round trips. In the
   * URL, since there the options of {@code DB_URI} would replace the driver's properties.
   */
  private static String sessionSettings(
      String isolation, DatabaseSettings settings, Engine engine) {
    long timeout = settings.statementTimeout().toMillis();
    var all =
        Stream.of(
            "default_transaction_isolation=" + isolation.replace(" ", "\\ "),
            "statement_timeout=" + timeout,
            "lock_timeout=" + timeout,
            "idle_in_transaction_session_timeout=" + 4 * timeout);
    return Stream.concat(all, plans(engine))
        .map(setting -> "-c " + setting)
        .collect(Collectors.joining(" "));
  }

  /**
   * On PostgreSQL a generic plan locks every partition, and at SERIALIZABLE a sequential scan locks
   * the whole one: both are turned off.
   */
  private static Stream<String> plans(Engine engine) {
    return engine.isCockroach()
        ? Stream.empty()
        : Stream.of("plan_cache_mode=force_custom_plan", "enable_seqscan=off");
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new CauseKeepingTransactionManager(dataSource);
  }

  /** The tables' text is one for all engines, but for a few placeholders. */
  @Bean
  FlywayConfigurationCustomizer migrations(Engine engine, Cities cities) {
    return flyway -> {
      flyway.placeholders(Locality.of(engine, cities));
      if (!engine.isCockroach()) {
        flyway.javaMigrations(new Partitions(cities));
      }
    };
  }
}
