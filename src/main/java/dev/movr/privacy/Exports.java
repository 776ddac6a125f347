package dev.movr.privacy;

import dev.movr.login.Login;
import dev.movr.login.LoginList;
import dev.movr.passkey.Passkeys;
import dev.movr.ride.RideHistories;
import dev.movr.staff.StaffLogs;
import dev.movr.user.Users;
import dev.movr.vehicle.Vehicles;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** What is known of a person. */
@Service
class Exports {
  private final Users users;
  private final LoginList logins;
  private final Passkeys passkeys;
  private final Vehicles vehicles;
  private final RideHistories rides;
  private final StaffLogs staffLogs;
  private final Clock clock;

  Exports(
      Users users,
      LoginList logins,
      Passkeys passkeys,
      Vehicles vehicles,
      RideHistories rides,
      StaffLogs staffLogs,
      Clock clock) {
    this.users = users;
    this.logins = logins;
    this.passkeys = passkeys;
    this.vehicles = vehicles;
    this.rides = rides;
    this.staffLogs = staffLogs;
    this.clock = clock;
  }

  /**
   * Reads the account and the beginning of each list now, and the rest as it is asked for. Empty
   * when the account was removed.
   *
   * @throws org.springframework.dao.DataAccessResourceFailureException when a region does not
   *     answer, be it now or later: an export is whole, or there is none
   */
  Optional<Export> of(Login login) {
    return users
        .find(login.city(), login.userId())
        .map(user ->
            new Export(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                user,
                logins.of(login),
                passkeys.of(login),
                vehicles.everOwnedBy(login).iterator(),
                rides.allOf(login).iterator(),
                staffLogs.on(login).iterator(),
                true));
  }
}
