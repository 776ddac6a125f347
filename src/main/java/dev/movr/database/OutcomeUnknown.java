package dev.movr.database;

/**
 * The connection was lost during COMMIT and did not come back in time: what was asked may have been
 * done or not.
 */
public final class OutcomeUnknown extends RuntimeException {
  private static final long serialVersionUID = 1;

  OutcomeUnknown(Throwable cause) {
    super(cause);
  }
}
