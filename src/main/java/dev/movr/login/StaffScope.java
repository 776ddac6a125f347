package dev.movr.login;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Of which cities somebody is staff. */
public enum StaffScope {
  HOME_CITY("city"),
  ALL_CITIES("all");

  private final String code;

  StaffScope(String code) {
    this.code = code;
  }

  /** As in the username directory. */
  public String code() {
    return code;
  }

  /** Empty for null: no staff. */
  public static Optional<StaffScope> of(@Nullable String code) {
    return Arrays.stream(values()).filter(scope -> scope.code.equals(code)).findFirst();
  }
}
