package dev.movr.testing;

import java.net.InetSocketAddress;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** The one database that the tests of a process share; it ends with the run. */
public final class TestDatabase {
  private static final TestServer SERVER = TestServer.ofTheRun();
  private static final String URI_OF_THE_PROCESS = SERVER.create("movr_test");

  /** Where the driver looks for a server whose port is not named, whatever it is. */
  private static final int DEFAULT_PORT = 5432;

  private static final Map<String, String> OTHERS = new ConcurrentHashMap<>();

  private TestDatabase() {}

  /** Makes another, empty database, unless it was made before, and returns its JDBC URL. */
  public static String another(String name) {
    return TestServer.jdbcUrl(anotherUri(name));
  }

  /**
   * Makes another, empty database, unless it was made before, and returns the value for {@code
   * DB_URI}.
   */
  public static String anotherUri(String name) {
    return OTHERS.computeIfAbsent(name, SERVER::create);
  }

  /** The database's JDBC URL. */
  public static String jdbcUrl() {
    return TestServer.jdbcUrl(URI_OF_THE_PROCESS);
  }

  /** A connection beside the application's pool, with the server's own defaults. */
  public static Connection connect() throws SQLException {
    return TestServer.connect(URI_OF_THE_PROCESS);
  }

  /** The same, to {@linkplain #another another database}. */
  public static Connection connect(String name) throws SQLException {
    return DriverManager.getConnection(another(name));
  }

  /** Where its server listens. */
  public static InetSocketAddress server() {
    URI uri = URI.create(URI_OF_THE_PROCESS);
    return new InetSocketAddress(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
  }

  /** Runs a statement on such a connection, with autocommit. */
  public static void execute(String sql) {
    TestServer.execute(URI_OF_THE_PROCESS, sql);
  }

  /** The value for {@code DB_URI}. */
  public static String uri() {
    return URI_OF_THE_PROCESS;
  }

  /** Tells an application context where the database is. */
  static final class Address
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of("movr.database.uri=" + uri()).and(SERVER.settings()).applyTo(context);
    }
  }
}
