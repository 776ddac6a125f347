package dev.movr.web.paging;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list that is read in slices. Its cursors are good for it alone: one of another list, of another
 * city or with another filter is refused. They are marked, not sealed, since whoever forges one
 * gets no more than another part of a list that is open to them anyway.
 */
public record Listing(String mark) {
  /**
   * @param what the list's name, its city, and whatever else decides what is on it and in which
   *     order; null for a filter that is not set
   */
  public static Listing of(@Nullable Object... what) {
    return new Listing(Integer.toUnsignedString(Arrays.asList(what).toString().hashCode(), 36));
  }

  /** At which the list goes on behind the row with that key. */
  public String cursor(Object... key) {
    return Cursor.of(Stream.concat(Stream.of(mark), Arrays.stream(key)).toArray());
  }

  /**
   * The key of the row behind which the list goes on; null for its beginning.
   *
   * @param cursor null for the beginning
   * @param parts of the key
   * @throws Cursor.Malformed when it is not one of this list's
   */
  public @Nullable Cursor follow(@Nullable String cursor, int parts) {
    if (cursor == null) {
      return null;
    }
    Cursor marked = Cursor.parse(cursor, parts + 1);
    if (!marked.text(0).equals(mark)) {
      throw new Cursor.Malformed(new IllegalArgumentException("of another list"));
    }
    return new Cursor(marked.parts().subList(1, parts + 1));
  }
}
