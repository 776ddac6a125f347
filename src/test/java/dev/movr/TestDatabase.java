package dev.movr;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The one PostgreSQL of a test run; it ends with the run. */
public final class TestDatabase {
  private static final String NAME = "movr_test";
  private static final EmbeddedPostgres SERVER = start();

  private TestDatabase() {}

  private static EmbeddedPostgres start() {
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setLocaleConfig("locale", "C")
              .setLocaleConfig("encoding", "UTF8")
              .setServerConfig("max_connections", "200")
              // Else a session that locks a partition gets a transaction id, and at SERIALIZABLE
              // whatever is committed meanwhile counts as concurrent with all that follows.
              .setServerConfig("wal_level", "minimal")
              .setServerConfig("max_wal_senders", "0")
              .start();
      create(server, NAME);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void create(EmbeddedPostgres server, String name) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes another, empty database, and returns its JDBC URL. */
  public static String another(String name) {
    create(SERVER, name);
    return SERVER.getJdbcUrl("postgres", name);
  }

  /** A connection beside the application's pool, with PostgreSQL's own defaults. */
  public static Connection connect() throws SQLException {
    return connect(NAME);
  }

  /** The same, to {@linkplain #another another database}. */
  public static Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(SERVER.getJdbcUrl("postgres", name));
  }

  public static int port() {
    return SERVER.getPort();
  }

  /** Runs a statement on such a connection, with autocommit. */
  public static void execute(String sql) {
    try (var connection = connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value for {@code DB_URI}. */
  public static String uri() {
    return uri(NAME);
  }

  /** The same, for {@linkplain #another another database}. */
  public static String uri(String name) {
    return "postgresql://postgres:postgres@localhost:" + SERVER.getPort() + "/" + name;
  }

  /** Tells an application context where the database is. */
  static final class Address
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("movr.database.uri=" + uri()).applyTo(context);
    }
  }
}
