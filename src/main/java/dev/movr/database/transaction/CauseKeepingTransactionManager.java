package dev.movr.database.transaction;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.JdbcTransactionObjectSupport;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;

/**
 * Reports the failure that led to a rollback. When a connection is lost, its ROLLBACK fails too,
 * and Spring would report that failure instead: "connection is closed", without the SQLSTATE that
 * shows whether the work is worth repeating. The database rolls back on its own.
 */
final class CauseKeepingTransactionManager extends JdbcTransactionManager {
  private static final long serialVersionUID = 1;

  CauseKeepingTransactionManager(DataSource dataSource) {
    super(dataSource);
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
    var transaction = (JdbcTransactionObjectSupport) status.getTransaction();
    try {
      transaction.getConnectionHolder().getConnection().abort(Runnable::run);
    } catch (SQLException closed) {
      logger.debug("the connection was closed already", closed);
    }
  }
}
