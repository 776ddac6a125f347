package dev.movr.database;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Runs a read, which is one statement without a transaction around it, and repeats it when that may
 * help.
 */
@Component
public final class Reads {
  private final Retries retries;

  Reads(Retries retries) {
    this.retries = retries;
  }

  /**
   * @throws DatabaseUnavailable when the database does not answer
   */
  public <T> T read(Supplier<T> statement) {
    return retries.repeat(statement);
  }
}
