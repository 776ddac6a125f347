package dev.movr.database.transaction;

import dev.movr.database.connection.DatabaseSettings;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The database at {@code DB_READ_URI}, if there is one, and whether it is worth asking. */
@Component
final class Replica {
  private static final Logger log = LoggerFactory.getLogger(Replica.class);

  /** How long it is left alone after a failure. */
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private final JdbcClient jdbc;
  private final boolean there;
  private final AtomicLong pauseEnd = new AtomicLong(System.nanoTime());

  Replica(@Qualifier("olderReads") JdbcClient jdbc, DatabaseSettings settings) {
    this.jdbc = jdbc;
    this.there = settings.hasReplica();
  }

  JdbcClient jdbc() {
    return jdbc;
  }

  boolean isThere() {
    return there;
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
