package dev.movr.database.transaction;

import org.springframework.dao.DataAccessResourceFailureException;

/** The database did not answer, and what was asked of it was not done. */
public final class DatabaseUnavailable extends DataAccessResourceFailureException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailable(String reason) {
    super(reason);
  }

  DatabaseUnavailable(Throwable cause) {
    super("the database does not answer", cause);
  }
}
