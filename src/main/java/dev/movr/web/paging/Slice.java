package dev.movr.web.paging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

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
}
