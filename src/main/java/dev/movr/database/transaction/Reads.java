package dev.movr.database.transaction;

import dev.movr.region.City;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Runs a read, which is one statement without a transaction around it, and repeats it when that may
 * help.
 */
@Component
public final class Reads {
  private final Retries retries;
  private final Admission admission;
  private final JdbcClient jdbc;
  private final Replica replica;

  Reads(Retries retries, Admission admission, JdbcClient jdbc, Replica replica) {
    this.retries = retries;
    this.admission = admission;
    this.jdbc = jdbc;
    this.replica = replica;
  }

  /**
   * Reads rows of one region.
   *
   * @param home the city whose rows are read, or one of several in that region
   * @throws DatabaseUnavailable when the database does not answer
   */
  public <T> T read(City home, Supplier<T> statement) {
    List<City> homes = List.of(home);
    return admission.within(homes, () -> retries.repeat(homes, statement));
  }

  /**
   * The same, for a statement that is also run elsewhere: see {@link #readOlder}.
   *
   * @throws DatabaseUnavailable when the database does not answer
   */
  public <T> T read(City home, Function<JdbcClient, T> statement) {
    return read(home, () -> statement.apply(jdbc));
  }

  /**
   * Reads rows of one region that may be a little old: at {@code DB_READ_URI}, or from the database
   * itself when that is unset or away.
   *
   * @param home the city whose rows are read, or one of several in that region
   * @throws DatabaseUnavailable when the database does not answer either
   */
  public <T> T readOlder(City home, Function<JdbcClient, T> statement) {
    List<City> homes = List.of(home);
    return admission.within(homes, () -> older(homes, statement));
  }

  private <T> T older(List<City> homes, Function<JdbcClient, T> statement) {
    if (replica.mayAnswer()) {
      try {
        return retries.repeat(homes, () -> statement.apply(replica.jdbc()));
      } catch (DatabaseUnavailable away) {
        replica.isAway(away);
      }
    }
    return retries.repeat(homes, () -> statement.apply(jdbc));
  }

  /**
   * Reads the username directory, which is the same in every region.
   *
   * @throws DatabaseUnavailable when the database does not answer
   */
  public <T> T readDirectory(Supplier<T> statement) {
    return admission.within(List.of(), () -> retries.repeat(List.of(), statement));
  }
}
