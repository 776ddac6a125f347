package dev.movr.database.transaction;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/**
 * Replaces the pool's connections when one of them turns out to be lost, or to have an outdated
 * plan: the others may be as well, since they go to the same host. So a request meets one of them
 * at most, however many there are, and none is tried before it is used, which would cost a round
 * trip.
 */
@Component
final class StaleConnections {
  /** Failures this close together have the same cause. */
  private static final Duration ONCE_IN = Duration.ofMillis(100);

  private final List<DataSource> pools;
  private long last = System.nanoTime() - ONCE_IN.toNanos();

  StaleConnections(
      HikariDataSource dataSource, @Qualifier("olderReadsPool") DataSource olderReads) {
    this.pools = List.of(dataSource, olderReads);
  }

  /**
   * Idle ones are replaced now, those in use when they come back. Of several who fail at once all
   * wait until it is done: the next connection that they take is another one.
   */
  void replaceAfter(Throwable failure) {
    if (SqlState.ofStaleConnection(failure)) {
      replaceOnce();
    }
  }

  private synchronized void replaceOnce() {
    if (System.nanoTime() - last >= ONCE_IN.toNanos()) {
      pools.forEach(StaleConnections::replace);
      last = System.nanoTime();
    }
  }

  private static void replace(DataSource pool) {
    if (pool instanceof HikariDataSource hikari) {
      HikariPoolMXBean running = hikari.getHikariPoolMXBean();
      if (running != null) {
        running.softEvictConnections();
      }
    }
  }
}
