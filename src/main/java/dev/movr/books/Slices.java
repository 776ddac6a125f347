package dev.movr.books;

import dev.movr.database.transaction.Reads;
import dev.movr.region.City;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;

/** Reads all rows of a city, slice by slice in the order of their ids. */
@Component
final class Slices {
  /** Some milliseconds of work for the database, and some hundred kilobytes. */
  private static final int ROWS = 2000;

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Reads reads;

  Slices(Reads reads) {
    this.reads = reads;
  }

  /** The statement that reads the next slice, at most so many rows behind an id. */
  interface Statement<R> {
    List<R> read(City city, UUID after, int limit);
  }

  /** Returns how many rows there were. */
  <R extends Row> long each(
      City city, Statement<R> statement, Consumer<List<R>> audit, LongConsumer progress) {
    UUID after = BEFORE_ALL;
    long count = 0;
    List<R> rows;
    do {
      rows = read(city, statement, after);
      audit.accept(rows);
      progress.accept(rows.size());
      count += rows.size();
      after = rows.isEmpty() ? after : rows.getLast().id();
    } while (rows.size() == ROWS);
    return count;
  }

  private <R> List<R> read(City city, Statement<R> statement, UUID after) {
    return reads.read(city, () -> statement.read(city, after, ROWS));
  }
}
