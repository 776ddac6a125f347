package dev.movr.vehicle;

import com.fasterxml.jackson.annotation.JsonValue;
import dev.movr.language.Words;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Why a vehicle is out of service. The table in docs/rides.md has what each is called where. */
public enum OutReason {
  MAINTENANCE(true),
  DAMAGE(true),
  LOW_BATTERY(true),
  BADLY_PARKED(true),
  /** It was brought in. */
  DEPOT(false),
  /** Nobody knows where it is. */
  MISSING(false);

  private final boolean onStreet;

  OutReason(boolean onStreet) {
    this.onStreet = onStreet;
  }

  /** As people read it. */
  public String label() {
    return Words.text("fleet.reason." + code());
  }

  /** Whether it stands where it is said to stand: only then is it in the feed. */
  public boolean onStreet() {
    return onStreet;
  }

  /** As in the database, in forms and on the API. */
  @JsonValue
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<OutReason> of(String code) {
    return Arrays.stream(values()).filter(reason -> reason.code().equals(code)).findFirst();
  }
}
