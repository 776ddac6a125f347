package dev.movr.staff;

import dev.movr.region.City;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a city's log.
 *
 * @param number from 1 on, without gaps
 * @param actorId null when it was done at the command line
 * @param action the {@linkplain StaffAction#code code}
 * @param subject the account's username today; null when the account is removed. Not sealed
 * @param keyId of the key that it was sealed with
 * @param seal over all this, and over the seal of the entry before
 */
public record LogEntry(
    City city,
    long number,
    Instant doneAt,
    String actor,
    @Nullable UUID actorId,
    String action,
    UUID subjectId,
    @Nullable String subject,
    String reason,
    String keyId,
    String seal) {
  /** Whether it is one that MovR writes. */
  public boolean isKnown() {
    return StaffAction.of(action).isPresent();
  }

  /** For people, in English. */
  public String actionInWords() {
    return StaffAction.of(action).map(StaffAction::words).orElse(action);
  }
}
