package dev.movr.database.bulk;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.database.connection.FailoverDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;

/**
 * Writes batches of rows on a connection of its own, without the limits that the application's
 * have. Not for use by several threads.
 */
public final class BulkWriter implements AutoCloseable {
  private static final String CONFLICT = "40001";
  private static final int TRIES = 10;
  private static final Duration PAUSE = Duration.ofMillis(50);

  /** How often a connection is used: the plans that it keeps were made for smaller tables. */
  private static final int USES = 10;

  private final DataSource database;
  private final RowFormat format;
  private Connection connection;
  private int uses;

  private BulkWriter(DataSource database, RowFormat format) throws SQLException {
    this.database = database;
    this.format = format;
    this.connection = connect(database);
  }

  /**
   * Connects.
   *
   * @throws DataAccessException when that fails
   */
  public static BulkWriter open(DatabaseAddress address, Engine engine) {
    try {
      return new BulkWriter(
          FailoverDataSource.unlimited(options(address, engine)),
          engine.isCockroach() ? new LongInserts() : new Copy());
    } catch (SQLException failure) {
      throw translated(failure);
    }
  }

  /**
   * On PostgreSQL the time goes into the checks of foreign keys. To plan each one for itself, which
   * is what PostgreSQL prefers when it has to pick a partition, costs five times as much as to
   * carry it out.
   */
  private static DatabaseAddress options(DatabaseAddress address, Engine engine) {
    return engine.isCockroach()
        ? address
        : address.withOptions("-c plan_cache_mode=force_generic_plan -c enable_seqscan=off");
  }

  private static Connection connect(DataSource database) throws SQLException {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /**
   * Writes them in one transaction, in this order. It is repeated after a conflict with another
   * one.
   *
   * @throws DataAccessException when nothing was written; after a lost connection it may have been
   */
  public void write(List<Rows> tables) {
    for (int tries = 1; ; tries++) {
      try {
        writeOnce(tables);
        return;
      } catch (SQLException failure) {
        if (tries == TRIES || !CONFLICT.equals(failure.getSQLState())) {
          throw translated(failure);
        }
        LockSupport.parkNanos(PAUSE.multipliedBy(tries).toNanos());
      }
    }
  }

  private void writeOnce(List<Rows> tables) throws SQLException {
    if (++uses > USES) {
      connection.close();
      connection = connect(database);
      uses = 1;
    }
    try {
      for (Rows rows : tables) {
        if (rows.count() > 0) {
          format.write(connection, rows);
        }
      }
      connection.commit();
    } catch (SQLException failure) {
      rollBack(failure);
      throw failure;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void rollBack(SQLException failure) {
    try {
      connection.rollback();
    } catch (SQLException lost) {
      failure.addSuppressed(lost);
    }
  }

  private static DataAccessException translated(SQLException failure) {
    return Objects.requireNonNullElseGet(
        new SQLStateSQLExceptionTranslator().translate("load", null, failure),
        () -> new UncategorizedSQLException("load", null, failure));
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw translated(failure);
    }
  }
}
