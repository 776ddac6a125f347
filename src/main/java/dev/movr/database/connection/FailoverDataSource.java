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
import org.postgresql.PGConnection;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connects to the first host that answers and can be written to, in the order of {@code DB_URI}; or
 * else, so that pages can be read, to one that only reads, such as a standby. A host that will not
 * do is tried last for the next ten seconds. The driver could try several hosts itself, but they
 * would share one {@code connectTimeout}: a silent first host would leave the second one a
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
  private final boolean writes;
  private final Map<String, Long> failedAt = new ConcurrentHashMap<>();

  /** For migrations and commands: without a limit on how long a statement may take. */
  public static FailoverDataSource unlimited(DatabaseAddress address) {
    return new FailoverDataSource(address, "movr-migration", Duration.ZERO, AVOIDED, true);
  }

  /**
   * @param silence how long a host may be silent after that; zero: forever
   * @param writes whether a host that can be written to is better than one that only reads
   */
  FailoverDataSource(DatabaseAddress address, Duration silence, boolean writes) {
    this(address, "movr", silence, AVOIDED, writes);
  }

  FailoverDataSource(
      DatabaseAddress address,
      String applicationName,
      Duration silence,
      Duration avoided,
      boolean writes) {
    this.urls = address.jdbcUrls();
    this.silenceMillis = (int) silence.toMillis();
    this.avoided = avoided;
    this.writes = writes;
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
    var readOnly = new ArrayList<String>();
    for (String url : inOrder()) {
      try {
        Connection connection = connect(url);
        if (!writes || takesWrites(connection)) {
          failedAt.remove(url);
          return connection;
        }
        readOnly.add(url);
        connection.close();
      } catch (SQLException failure) {
        failures.add(failure);
      }
      failedAt.put(url, System.nanoTime());
    }
    if (readOnly.isEmpty()) {
      throw lastOf(failures);
    }
    return connect(readOnly.getFirst());
  }

  private static SQLException lastOf(List<SQLException> failures) {
    SQLException last = failures.removeLast();
    failures.forEach(last::addSuppressed);
    return last;
  }

  private Connection connect(String url) throws SQLException {
    Connection connection = DriverManager.getConnection(url, properties);
    connection.setNetworkTimeout(Runnable::run, silenceMillis);
    return connection;
  }

  /**
   * PostgreSQL says so when somebody logs in; CockroachDB does not, and every node takes writes.
   */
  private static boolean takesWrites(Connection connection) throws SQLException {
    var server = connection.unwrap(PGConnection.class);
    return !"on".equals(server.getParameterStatus("in_hot_standby"))
        && !"on".equals(server.getParameterStatus("default_transaction_read_only"));
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
