package dev.movr.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Looks, after each statement of a transaction, which regions' partitions the transaction has
 * locked.
 */
public final class HeldLocks implements QueryExecutionListener {
  private static final String REGIONS =
      """
      SELECT DISTINCT substring(pg_class.relname FROM '(?:users|vehicles|rides)_(gcp_[a-z0-9_]+)')
      FROM pg_locks
      JOIN pg_class ON pg_class.oid = pg_locks.relation
      WHERE pg_locks.pid = pg_backend_pid() AND pg_class.relkind = 'r'
        AND pg_class.relname ~ '^(users|vehicles|rides)_gcp_'
      """;

  private final Set<String> regions = new ConcurrentSkipListSet<>();
  private volatile boolean watching;

  /** The regions that transactions lock while the work is done. */
  public Set<String> during(Runnable work) {
    regions.clear();
    watching = true;
    try {
      work.run();
    } finally {
      watching = false;
    }
    return Set.copyOf(regions);
  }

  /** The regions that this connection's transaction has locked. */
  public static Set<String> of(Connection connection) throws SQLException {
    var found = new TreeSet<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(REGIONS)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {}

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (!watching || !execution.isSuccess()) {
      return;
    }
    try {
      Connection connection = execution.getStatement().getConnection();
      if (!connection.getAutoCommit()) {
        regions.addAll(of(connection));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
