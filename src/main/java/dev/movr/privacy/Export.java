package dev.movr.privacy;

import dev.movr.login.ListedLogin;
import dev.movr.passkey.Safeguards;
import dev.movr.ride.Ride;
import dev.movr.staff.ActOnAccount;
import dev.movr.user.User;
import dev.movr.vehicle.Vehicle;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;

/**
 * Everything that MovR knows of a person, but for the password's hash and the number that logins
 * bear. What is not the account is read while it is written. A table that begins to tell of people
 * gets a component here.
 *
 * @param logins where the person is logged in
 * @param safeguards the passkeys, without their keys, and the second factor
 * @param vehicles that the person owns, then those removed
 * @param rides region by region, in each the newest first
 * @param staffActs what staff did to the account
 * @param complete always true, and the last: what does not end with it was cut off
 */
record Export(
    Instant exportedAt,
    User account,
    List<ListedLogin> logins,
    Safeguards safeguards,
    Iterator<Vehicle> vehicles,
    Iterator<Ride> rides,
    Iterator<ActOnAccount> staffActs,
    boolean complete) {

  /** The same for the description, which knows no iterators. */
  @Schema(name = "Export")
  record Document(
      Instant exportedAt,
      User account,
      List<ListedLogin> logins,
      Safeguards safeguards,
      List<Vehicle> vehicles,
      List<Ride> rides,
      List<ActOnAccount> staffActs,
      @Schema(
              description =
                  "Always true, and the last field: an export that does not end with it was cut off.")
          boolean complete) {}
}
