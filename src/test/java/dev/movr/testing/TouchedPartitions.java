package dev.movr.testing;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import net.ttddyy.dsproxy.ExecutionInfo;
import net.ttddyy.dsproxy.QueryInfo;
import net.ttddyy.dsproxy.listener.QueryExecutionListener;

/**
 * Counts, around each statement of a transaction, how often PostgreSQL has looked into each
 * partition or written to it, in the statement and in its checks of foreign keys.
 */
public final class TouchedPartitions implements QueryExecutionListener {
  private static final String ACCESSES =
      """
      SELECT substring(relname FROM '(?:users|vehicles|rides|staff_log|logins|passkeys|recovery_codes)_(gcp_[a-z0-9_]+)') AS region,
        sum(seq_scan + coalesce(idx_scan, 0) + n_tup_ins + n_tup_upd + n_tup_del) AS accesses
      FROM pg_stat_xact_user_tables
      WHERE relname ~ '^(users|vehicles|rides|staff_log|logins|passkeys|recovery_codes)_gcp_'
      GROUP BY region
      """;

  private static final String BEFORE = "accesses before";

  private final Set<String> regions = new ConcurrentSkipListSet<>();
  private volatile boolean watching;

  /** The regions whose partitions transactions touch while the work is done. */
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

  @Override
  public void beforeQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    if (watching) {
      execution.addCustomValue(BEFORE, accesses(execution));
    }
  }

  @Override
  public void afterQuery(ExecutionInfo execution, List<QueryInfo> queries) {
    @SuppressWarnings("unchecked")
    Map<String, Long> before = execution.getCustomValue(BEFORE, Map.class);
    if (before != null && execution.isSuccess()) {
      accesses(execution)
          .forEach((region, count) -> {
            if (count > before.getOrDefault(region, 0L)) {
              regions.add(region);
            }
          });
    }
  }

  /** By region; none outside a transaction, where they are counted only later. */
  private static Map<String, Long> accesses(ExecutionInfo execution) {
    var found = new TreeMap<String, Long>();
    try {
      Connection connection = execution.getStatement().getConnection();
      if (!connection.getAutoCommit()) {
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery(ACCESSES)) {
          while (rows.next()) {
            found.put(rows.getString("region"), rows.getLong("accesses"));
          }
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }
}
