package dev.movr.database;

import org.springframework.dao.RecoverableDataAccessException;

/**
 * The connection was lost during COMMIT and did not come back in time: what was asked may have been
 * done or not.
 */
public final class OutcomeUnknown extends RecoverableDataAccessException {
  private static final long serialVersionUID = 1;

  OutcomeUnknown(Throwable cause) {
    super("nobody knows whether it was committed", cause);
  }
}
