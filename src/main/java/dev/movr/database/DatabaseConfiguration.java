package dev.movr.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.movr.region.Cities;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.sql.DataSource;
import org.flywaydb.core.api.migration.JavaMigration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Connects to the embedded database, or to the one at {@code DB_URI}. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseConfiguration {

  @Bean
  @Conditional(EmbeddedDatabase.Wanted.class)
  EmbeddedDatabase embeddedDatabase(DatabaseSettings settings) {
    return EmbeddedDatabase.start(settings.directory());
  }

  @Bean
  @Conditional(EmbeddedDatabase.Wanted.class)
  DatabaseAddress embeddedAddress(EmbeddedDatabase embedded) {
    return embedded.address();
  }

  @Bean
  @Conditional(EmbeddedDatabase.NotWanted.class)
  DatabaseAddress givenAddress(DatabaseSettings settings) {
    return DatabaseAddress.of(String.valueOf(settings.uri()));
  }

  /** For migrations: without a pool, and without a limit on how long a statement may take. */
  @Bean(defaultCandidate = false)
  @FlywayDataSource
  DataSource migrationDataSource(DatabaseAddress address) {
    requireAnswer(address);
    var properties = new Properties();
    properties.setProperty("ApplicationName", "movr-migration");
    var dataSource = new DriverManagerDataSource(address.jdbcUrl(), properties);
    dataSource.setUsername(address.user());
    dataSource.setPassword(address.password());
    return dataSource;
  }

  private static void requireAnswer(DatabaseAddress address) {
    var properties = new Properties();
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    properties.setProperty("loginTimeout", "10");
    try (var connection = DriverManager.getConnection(address.jdbcUrl(), properties)) {
      connection.getMetaData();
    } catch (SQLException e) {
      throw new StartRefused(
          "No database at "
              + address
              + " (DB_URI): "
              + String.valueOf(e.getMessage()).lines().findFirst().orElse(""),
          e);
    }
  }

  @Bean
  HikariDataSource dataSource(DatabaseAddress address, DatabaseSettings settings) {
    var pool = new HikariDataSource();
    pool.setPoolName("movr");
    pool.setJdbcUrl(address.jdbcUrl());
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

  /**
   * A generic plan locks every partition, and at SERIALIZABLE a sequential scan locks the whole
   * one: both are turned off. The isolation is set here since setting it for each transaction would
   * cost round trips.
   */
  private static Map<String, String> driverProperties(DatabaseSettings settings) {
    long timeout = settings.statementTimeout().toMillis();
    return Map.of(
        "ApplicationName",
        "movr",
        "tcpKeepAlive",
        "true",
        "connectTimeout",
        String.valueOf(Math.max(1, settings.connectionTimeout().toSeconds())),
        "socketTimeout",
        String.valueOf(settings.statementTimeout().toSeconds() + 2),
        "options",
        "-c default_transaction_isolation=serializable"
            + " -c plan_cache_mode=force_custom_plan"
            + " -c enable_seqscan=off"
            + " -c statement_timeout="
            + timeout
            + " -c lock_timeout="
            + timeout
            + " -c idle_in_transaction_session_timeout="
            + 4 * timeout);
  }

  @Bean
  PlatformTransactionManager transactionManager(DataSource dataSource) {
    return new CauseKeepingTransactionManager(dataSource);
  }

  /** The tables' text is one for all engines; these are the places where it differs. */
  @Bean
  FlywayConfigurationCustomizer placeholders() {
    return flyway ->
        flyway.placeholders(
            Map.of("by_city", "PARTITION BY LIST (city)", "everywhere", "", "region_column", ""));
  }

  @Bean
  JavaMigration partitions(Cities cities) {
    return new Partitions(cities);
  }
}
