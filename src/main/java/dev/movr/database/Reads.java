package dev.movr.database;

import dev.movr.region.City;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Runs a read, which is one statement without a transaction around it, and repeats it when that may
 * help.
 */
@Component
public final class Reads {
  private final Retries retries;
  private final RegionLimits limits;

  Reads(Retries retries, RegionLimits limits) {
    this.retries = retries;
    this.limits = limits;
  }

  /**
   * Reads rows of one region.
   *
   * @param home the city whose rows are read, or one of several in that region
   * @throws DatabaseUnavailable when the database does not answer
   */
  public <T> T read(City home, Supplier<T> statement) {
    return limits.within(List.of(home), () -> retries.repeat(statement));
  }

  /**
   * Reads the username directory, which is the same in every region.
   *
   * @throws DatabaseUnavailable when the database does not answer
   */
  public <T> T readDirectory(Supplier<T> statement) {
    return retries.repeat(statement);
  }
}
