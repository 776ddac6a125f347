package dev.movr.books;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.UUID;

/**
 * A row that does not agree with the others.
 *
 * @param city the name of the city that the row lives in
 * @param words what is wrong with it, without names of people
 */
public record Disagreement(String city, Kind kind, UUID id, String words) {
  /** What the row is. */
  public enum Kind {
    RIDE,
    VEHICLE,
    USER;

    @JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** In one line: {@code paris ride 6f0a…: is active, but its rider is on no ride}. */
  @Override
  public String toString() {
    return "%s %s %s: %s".formatted(city, kind, id, words);
  }
}
