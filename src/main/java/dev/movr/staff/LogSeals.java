package dev.movr.staff;

import dev.movr.staff.SealedEntry.State;
import dev.movr.web.security.Sealer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals each entry of a log together with the seal of the one before: whoever changes, adds or
 * removes one breaks the chain, unless they have {@code SECRET_KEY} too. An end that is cut off
 * leaves a shorter chain that is whole; the program's own log has the numbers.
 */
@Component
class LogSeals {
  private static final String PURPOSE = "staff-log";
  private static final int KEY_ID_LENGTH = 8;

  private final Sealer sealer;
  private final String keyId;

  LogSeals(Sealer sealer) {
    this.sealer = sealer;
    this.keyId = sealer.mark(PURPOSE, "").substring(0, KEY_ID_LENGTH);
  }

  /** Tells keys apart, and tells nothing of a key. */
  String keyId() {
    return keyId;
  }

  /**
   * @param before the seal of the entry before; empty for the first
   */
  String seal(String before, LogEntry entry) {
    return sealer.mark(
        PURPOSE,
        Stream.of(
                before,
                entry.city().name(),
                entry.number(),
                ChronoUnit.MICROS.between(Instant.EPOCH, entry.doneAt()),
                entry.actor(),
                entry.actorId() == null ? "" : entry.actorId(),
                entry.action(),
                entry.subjectId(),
                entry.reason(),
                entry.keyId())
            .map(Object::toString)
            .map(part -> part.length() + ":" + part)
            .collect(Collectors.joining()));
  }

  /**
   * Holds each of some entries against the one behind it.
   *
   * @param newestFirst one more than is asked for, unless the log ends there
   * @param limit how many are asked for
   */
  List<SealedEntry> check(List<LogEntry> newestFirst, int limit) {
    var checked = new ArrayList<SealedEntry>();
    for (int i = 0; i < Math.min(limit, newestFirst.size()); i++) {
      LogEntry before = i + 1 < newestFirst.size() ? newestFirst.get(i + 1) : null;
      checked.add(new SealedEntry(newestFirst.get(i), state(newestFirst.get(i), before)));
    }
    return checked;
  }

  private State state(LogEntry entry, @Nullable LogEntry before) {
    if (entry.number() != (before == null ? 1 : before.number() + 1)) {
      return State.AFTER_A_GAP;
    }
    if (!entry.keyId().equals(keyId)) {
      return State.OTHER_KEY;
    }
    return entry.seal().equals(seal(before == null ? "" : before.seal(), entry))
        ? State.INTACT
        : State.CHANGED;
  }
}
