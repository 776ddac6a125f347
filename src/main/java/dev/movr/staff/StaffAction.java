package dev.movr.staff;

import java.util.Arrays;
import java.util.Optional;

/** What can be done to an account, as the log tells it. */
public enum StaffAction {
  SUSPENDED("suspended", "suspended the account"),
  LIFTED("lifted", "lifted the suspension"),
  MADE_STAFF("made-staff", "made it staff of its home city"),
  MADE_STAFF_OF_ALL("made-staff-of-all", "made it staff of all cities"),
  ENDED_STAFF("ended-staff", "ended its being staff"),
  MADE_LINK("made-link", "made a link for choosing a new password for it"),
  REMOVED_PASSKEYS("removed-passkeys", "removed its passkeys and recovery codes"),
  ENDED_RIDE("ended-ride", "ended its ride"),
  LOOKED_UP("looked-up", "looked up its name and e-mail address, as the rider of a vehicle");

  private final String code;
  private final String words;

  StaffAction(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** As in the log's table. */
  String code() {
    return code;
  }

  /** Whether the log names a ride as its reason. */
  boolean isAboutRide() {
    return this == ENDED_RIDE || this == LOOKED_UP;
  }

  /** Empty for what only somebody who changed the table can have written. */
  static Optional<StaffAction> of(String code) {
    return Arrays.stream(values()).filter(action -> action.code.equals(code)).findFirst();
  }

  /** For people, in English: what somebody did, with the account as its object. */
  public String words() {
    return words;
  }
}
