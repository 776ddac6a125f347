package dev.movr.database.transaction;

import java.util.function.Supplier;
import org.springframework.dao.RecoverableDataAccessException;

/**
 * The connection was lost during COMMIT, or before what was committed could be read back, and did
 * not come back in time: what was asked may have been done or not.
 */
public final class OutcomeUnknown extends RecoverableDataAccessException {
  private static final long serialVersionUID = 1;

  OutcomeUnknown(Throwable cause) {
    super("nobody knows whether it was committed", cause);
  }

  /**
   * Reads back what has just been written, to answer with it. If that fails, nobody may claim that
   * nothing was done.
   *
   * @throws OutcomeUnknown when the database does not answer
   */
  public static <T> T unlessReadBack(Supplier<T> read) {
    try {
      return read.get();
    } catch (DatabaseUnavailable failure) {
      throw new OutcomeUnknown(failure);
    }
  }
}
