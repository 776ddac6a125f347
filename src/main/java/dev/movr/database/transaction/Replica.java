package dev.movr.database.transaction;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database at {@code DB_READ_URI}, if there is one, and whether it is worth asking. */
final class Replica {
  private static final Logger log = LoggerFactory.getLogger(Replica.class);

  /** How long it is left alone after a failure. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final boolean there;
  private final AtomicLong pauseEnd = new AtomicLong(System.nanoTime());

  Replica(JdbcClient jdbc, boolean there) {
    this.jdbc = jdbc;
    this.there = there;
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  boolean mayAnswer() {
    return there && System.nanoTime() - pauseEnd.get() >= 0;
  }

  void isAway(DatabaseUnavailable failure) {
    long now = System.nanoTime();
    if (pauseEnd.getAndSet(now + PAUSE.toNanos()) - now <= 0) {
      log.warn(
          "The replica at DB_READ_URI does not answer: older reads come from the database itself: {}",
          failure.getMessage());
    }
  }
}
