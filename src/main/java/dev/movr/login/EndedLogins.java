package dev.movr.login;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of a user's logins that were ended one by one, each with the time until which a copy
 * of the login could have been used. In the directory they are text, {@code 17:1790000000
 * 42:1790003600}: the number and the seconds since 1970.
 */
record EndedLogins(Map<Long, Instant> until) {
  /** How many the directory keeps: its rows are read with every request, in every region. */
  static final int MOST = 50;

  EndedLogins {
    until = Map.copyOf(until);
  }

  static EndedLogins of(@Nullable String text) {
    return text == null || text.isEmpty()
        ? new EndedLogins(Map.of())
        : new EndedLogins(
            Arrays.stream(text.split(" ", -1))
                .map(entry -> entry.split(":", 2))
                .collect(
                    Collectors.toMap(
                        entry -> Long.valueOf(entry[0]),
                        entry -> Instant.ofEpochSecond(Long.parseLong(entry[1])))));
  }

  boolean contains(long number) {
    return until.containsKey(number);
  }

  /** With one more, and without those that nobody can use any more. */
  EndedLogins with(long number, Instant usableUntil, Instant now) {
    var kept =
        until.entrySet().stream()
            .filter(entry -> entry.getValue().isAfter(now))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    kept.put(number, usableUntil);
    return new EndedLogins(kept);
  }

  boolean tooMany() {
    return until.size() > MOST;
  }

  String text() {
    return until.entrySet().stream()
        .map(entry -> entry.getKey() + ":" + entry.getValue().getEpochSecond())
        .collect(Collectors.joining(" "));
  }
}
