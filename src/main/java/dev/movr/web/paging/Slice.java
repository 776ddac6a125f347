package dev.movr.web.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bounded part of a longer list.
 *
 * @param next the {@link Cursor} at which the list goes on; empty at its end
 */
public record Slice<T>(@JsonProperty("items") List<T> rows, Optional<String> next) {
  /**
   * Of rows that were fetched with {@code LIMIT limit + 1}: the extra row tells that there are
   * more.
   *
   * @param cursor of a row
   */
  public static <T> Slice<T> of(List<T> fetched, int limit, Function<T, String> cursor) {
    if (fetched.size() <= limit) {
      return new Slice<>(List.copyOf(fetched), Optional.empty());
    }
    List<T> rows = List.copyOf(fetched.subList(0, limit));
    return new Slice<>(rows, Optional.of(cursor.apply(rows.getLast())));
  }

  /** The same part of the list, of something else for each row. */
  public <U> Slice<U> map(Function<T, U> other) {
    return new Slice<>(rows.stream().map(other).toList(), next);
  }

  /**
   * The rows of a list of which no more than a slice is in memory: the first is read now, each
   * other one when it is asked for.
   *
   * @param slice the rows behind one, or the first ones behind null; fewer than the size are the
   *     last
   */
  public static <T> Stream<T> stream(int size, Function<@Nullable T, List<T>> slice) {
    return Stream.iterate(
            slice.apply(null),
            rows -> !rows.isEmpty(),
            rows -> rows.size() < size ? List.<T>of() : slice.apply(rows.getLast()))
        .flatMap(List::stream);
  }
}
