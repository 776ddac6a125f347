package dev.movr.database.connection;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connects to the first host that answers, in the order of {@code DB_URI}. A host that does not
 * answer is tried last for the next ten seconds. The driver could try several hosts itself, but
 * they would share one {@code connectTimeout}: a silent first host would leave the second one a
 * millisecond (github.com/pgjdbc/pgjdbc/issues/4084).
 */
public final class FailoverDataSource extends AbstractDataSource {
  /** How long a host may be silent while somebody logs in, however far away it is. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /**
   * The same for the first answer. A host without TLS is asked again without it, so that a silent
   * one costs both.
   */
  private static final Duration FIRST_PATIENCE = Duration.ofMillis(500);

  private static final Duration AVOIDED = Duration.ofSeconds(10);

  private final List<String> urls;
  private final Properties properties = new Properties();
  private final int silenceMillis;
  private final Duration avoided;
  private final Map<String, Long> failedAt = new ConcurrentHashMap<>();

  /** For migrations and commands: without a limit on how long a statement may take. */
  public static FailoverDataSource unlimited(DatabaseAddress address) {
    return new FailoverDataSource(address, "movr-migration", Duration.ZERO);
  }

  /**
   * @param silence how long a host may be silent after that; zero: forever
   */
  FailoverDataSource(DatabaseAddress address, String applicationName, Duration silence) {
    this(address, applicationName, silence, AVOIDED);
  }

  FailoverDataSource(
      DatabaseAddress address, String applicationName, Duration silence, Duration avoided) {
    this.urls = address.jdbcUrls();
    this.silenceMillis = (int) silence.toMillis();
    this.avoided = avoided;
    String patience = String.valueOf(PATIENCE.toSeconds());
    properties.setProperty("user", address.user());
    properties.setProperty("password", address.password());
    properties.setProperty("ApplicationName", applicationName);
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectTimeout", patience);
    properties.setProperty("socketTimeout", patience);
    // It tells of rows, and what it tells is logged.
    properties.setProperty("logServerErrorDetail", "false");
    properties.setProperty("sslResponseTimeout", String.valueOf(FIRST_PATIENCE.toMillis()));
  }

  /**
   * @throws SQLException when no host lets us in: why the last one did not, and the others as
   *     suppressed
   */
  @Override
  public Connection getConnection() throws SQLException {
    var failures = new ArrayList<SQLException>();
    for (String url : inOrder()) {
      try {
        return connect(url);
      } catch (SQLException failure) {
        failedAt.put(url, System.nanoTime());
        failures.add(failure);
      }
    }
    SQLException last = failures.removeLast();
    failures.forEach(last::addSuppressed);
    throw last;
  }

  private Connection connect(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties);
    connection.setNetworkTimeout(Runnable::run, silenceMillis);
    failedAt.remove(url);
    return connection;
  }

  /** The sort is stable. */
  private List<String> inOrder() {
    return urls.stream().sorted(Comparator.comparing(this::isAvoided)).toList();
  }

  private boolean isAvoided(String url) {
    Long failed = failedAt.get(url);
    return failed != null && System.nanoTime() - failed < avoided.toNanos();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new UnsupportedOperationException("the address says who logs in");
  }

  /** When the pool is closed, it waits so long for connections that are being made. */
  @Override
  public int getLoginTimeout() {
    return (int) PATIENCE.toSeconds();
  }

  /** The pool would bound all hosts together by it. */
  @Override
  public void setLoginTimeout(int seconds) {}
}
