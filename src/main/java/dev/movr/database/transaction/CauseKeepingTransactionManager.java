package dev.movr.database.transaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Believes no COMMIT that came with a warning, and reports the failure that led to a rollback. When
 * a connection is lost, its ROLLBACK fails too, and Spring would report that failure instead:
 * "connection is closed", without the SQLSTATE that shows whether the work is worth repeating. The
 * database rolls back on its own.
 */
final class CauseKeepingTransactionManager extends JdbcTransactionManager {
  private static final long serialVersionUID = 1;

  CauseKeepingTransactionManager(DataSource dataSource) {
    super(dataSource);
  }

  /**
   * Whoever cancels a COMMIT that waits for a synchronous standby ends the waiting, and PostgreSQL
   * says COMMIT with a warning: it is committed there, and is lost if that server is. What the
   * connection was warned of before, at its login perhaps, is not meant.
   */
  @Override
  protected void doCommit(DefaultTransactionStatus status) {
    Connection connection = connection(status);
    try {
      connection.clearWarnings();
      super.doCommit(status);
      requireNoWarning(connection.getWarnings());
    } catch (SQLException failure) {
      throw translateException("JDBC commit", failure);
    }
  }

  private static void requireNoWarning(@Nullable SQLWarning warning) throws SQLWarning {
    for (SQLWarning each = warning; each != null; each = each.getNextWarning()) {
      if (SqlState.WARNING.equals(each.getSQLState())) {
        throw each;
      }
    }
  }

  @Override
  protected void doRollback(DefaultTransactionStatus status) {
    try {
      super.doRollback(status);
    } catch (RuntimeException failure) {
      logger.debug("ROLLBACK failed: the connection is given up", failure);
      giveUpConnection(status);
    }
  }

  private void giveUpConnection(DefaultTransactionStatus status) {
    try {
      connection(status).abort(Runnable::run);
    } catch (SQLException closed) {
      logger.debug("the connection was closed already", closed);
    }
  }

  private static Connection connection(DefaultTransactionStatus status) {
    var transaction = (JdbcTransactionObjectSupport) status.getTransaction();
    return transaction.getConnectionHolder().getConnection();
  }
}
