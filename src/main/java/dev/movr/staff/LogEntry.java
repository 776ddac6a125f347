package dev.movr.staff;

import dev.movr.region.City;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a city's log.
 *
 * @param number from 1 on, without gaps
 * @param actorId null when it was done at the command line
 * @param action the {@linkplain StaffAction#code code}
 * @param reason as somebody typed it; of what is done about a ride the ride, as {@code
 *     paris/rides/0d2c…}; empty where none is asked for
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
  /** Between the slug of a city and the id of a ride in it. */
  static final String RIDES = "/rides/";

  /**
   * The city and the id of the ride that it is about, as they were written; empty when it is about
   * none.
   */
  public List<String> ride() {
    boolean aboutRide =
        StaffAction.of(action).filter(StaffAction::isAboutRide).isPresent()
            && reason.contains(RIDES);
    return aboutRide ? List.of(reason.split(RIDES, 2)) : List.of();
  }

  /** Whether it is one that MovR writes. */
  public boolean isKnown() {
    return StaffAction.of(action).isPresent();
  }

  /** For people, in English. */
  public String actionInWords() {
    return StaffAction.of(action).map(StaffAction::words).orElse(action);
  }
}
