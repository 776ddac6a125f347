package dev.movr.staff;

import dev.movr.login.StaffScope;
import dev.movr.region.City;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An account, as staff see it: without the e-mail address, which they need for nothing that they
 * can do.
 *
 * @param city the home city
 * @param ridingIn where its active ride takes place
 */
public record StaffAccount(
    City city,
    UUID id,
    String username,
    String firstName,
    String lastName,
    Instant dateJoined,
    Optional<StaffScope> staff,
    Optional<City> ridingIn,
    Optional<Suspension> suspension) {

  /** Since when nobody can log in, and why. */
  public record Suspension(Instant since, String reason) {}

  public boolean suspended() {
    return suspension.isPresent();
  }
}
