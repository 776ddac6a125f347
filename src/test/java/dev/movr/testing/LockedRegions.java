package dev.movr.testing;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Loses regions: a session locks their partitions, and every statement there waits in vain. Since
 * all partitions are on one server, a plan that is kept locks those of all regions before it
 * begins, and would wait for the lost ones, too: so the application must ask for {@link
 * #CUSTOM_PLANS}.
 */
public final class LockedRegions {
  /** A setting of a {@link MovrTest}, or an application with {@link ProxiedDatabase}. */
  public static final String CUSTOM_PLANS =
      ProxiedDatabase.OPTIONS + "=?options=-c%20plan_cache_mode%3Dforce_custom_plan";

  private LockedRegions() {}

  /**
   * Until that connection is rolled back or closed.
   *
   * @param regions as in the names of partitions: {@code europe_west1}
   */
  public static Connection lock(String... regions) throws SQLException {
    Connection connection = TestDatabase.connect();
    connection.setAutoCommit(false);
    try (var lock = connection.createStatement()) {
      for (String region : regions) {
        lock.execute(
            "LOCK TABLE users_gcp_%1$s, vehicles_gcp_%1$s, rides_gcp_%1$s, staff_log_gcp_%1$s, logins_gcp_%1$s, passkeys_gcp_%1$s, recovery_codes_gcp_%1$s IN ACCESS EXCLUSIVE MODE"
                .formatted(region));
      }
    }
    return connection;
  }
}
