package dev.movr.database.transaction;

import java.net.SocketTimeoutException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a failed statement's SQLSTATE says of it. */
final class SqlState {
  /** The transaction was rolled back. */
  private static final String SERIALIZATION_FAILURE = "40001";

  /** PostgreSQL's; the transaction was rolled back. */
  private static final String DEADLOCK = "40P01";

  /**
   * A unique violation: another transaction was faster, and the next attempt will see what it did.
   */
  private static final String LOST_RACE = "23505";

  /** CockroachDB: the statement may or may not have been committed. */
  private static final String AMBIGUOUS = "40003";

  /** "Cached plan must not change result type", after a migration: the driver prepares it anew. */
  private static final String STALE_PLAN = "0A000";

  /**
   * CockroachDB: most of a range's replicas are away, which it says at once when it has waited for
   * them for a minute. A part of it says so by a code of its own (58C00, 58C01), a part without
   * one, and then the text tells.
   */
  private static final String SYSTEM = "58";

  private static final String UNCLASSIFIED = "XXUUU";
  private static final Pattern REPLICAS_AWAY =
      Pattern.compile("replica unavailable|lost quorum", Pattern.CASE_INSENSITIVE);

  /** The server ended the session, since nothing came for too long. */
  private static final String IDLE_IN_TRANSACTION = "25P03";

  /** The server is a standby, or was set to read only: another one may take the write. */
  private static final String READ_ONLY = "25006";

  /** Of a {@link java.sql.SQLWarning}: see {@link CauseKeepingTransactionManager}. */
  static final String WARNING = "01000";

  private SqlState() {}

  static boolean worthRepeating(Throwable failure) {
    return of(failure)
            .map(state ->
                state.equals(SERIALIZATION_FAILURE)
                    || state.equals(DEADLOCK)
                    || state.equals(LOST_RACE)
                    || state.equals(AMBIGUOUS)
                    || ofStaleConnection(state))
            .orElse(false)
        && !noAnswer(failure);
  }

  /** Why what failed so is worth repeating, in a word or two, for metrics. */
  static String reasonToRepeat(Throwable failure) {
    return switch (of(failure).orElse("")) {
      case SERIALIZATION_FAILURE -> "serialization";
      case DEADLOCK -> "deadlock";
      case LOST_RACE -> "lost_race";
      case AMBIGUOUS -> "ambiguous";
      case STALE_PLAN -> "stale_plan";
      case READ_ONLY -> "read_only";
      default -> silence(failure) ? "silence" : "connection_lost";
    };
  }

  /** Whether, when this came of a COMMIT, nobody can say what became of the transaction. */
  static boolean ambiguousAtCommit(Throwable failure) {
    return dataAway(failure)
        || of(failure)
            .map(state -> state.equals(AMBIGUOUS) || state.equals(WARNING) || connectionLost(state))
            .orElse(true);
  }

  /**
   * The pool had no connection to give in time, since the database is down or all are in use; or
   * the server was silent for longer than a statement may take.
   */
  static boolean noAnswer(Throwable failure) {
    return silence(failure)
        || causes(failure).anyMatch(SQLTransientConnectionException.class::isInstance);
  }

  /** The server was silent for longer than a statement may take. */
  static boolean silence(Throwable failure) {
    return causes(failure).anyMatch(SocketTimeoutException.class::isInstance);
  }

  /** The server answers, but the data are out of its reach. */
  static boolean dataAway(Throwable failure) {
    return of(failure)
        .map(state ->
            state.startsWith(SYSTEM)
                || (state.equals(UNCLASSIFIED)
                    && causes(failure)
                        .anyMatch(cause ->
                            REPLICAS_AWAY.matcher(String.valueOf(cause.getMessage())).find())))
        .orElse(false);
  }

  /** Whether this came of a connection whose like may be in the pool. */
  static boolean ofStaleConnection(Throwable failure) {
    return of(failure).map(SqlState::ofStaleConnection).orElse(false)
        && causes(failure).noneMatch(SQLTransientConnectionException.class::isInstance);
  }

  private static boolean ofStaleConnection(String state) {
    return state.equals(STALE_PLAN) || state.equals(READ_ONLY) || connectionLost(state);
  }

  private static boolean connectionLost(String state) {
    return state.startsWith("08") || state.startsWith("57P0") || state.equals(IDLE_IN_TRANSACTION);
  }

  static Optional<String> of(Throwable failure) {
    return causes(failure)
        .filter(SQLException.class::isInstance)
        .map(cause -> ((SQLException) cause).getSQLState())
        .filter(state -> state != null)
        .findFirst();
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
  }
}
