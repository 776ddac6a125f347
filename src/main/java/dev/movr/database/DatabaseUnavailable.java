package dev.movr.database;

/** The database did not answer, and what was asked of it was not done. */
public final class DatabaseUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1;

  DatabaseUnavailable(Throwable cause) {
    super(cause);
  }
}
