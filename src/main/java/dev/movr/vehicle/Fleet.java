package dev.movr.vehicle;

import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Looks after vehicles: owners after their own, staff after all of their city. What is asked for
 * twice is done once, and answered twice.
 */
@Service
public class Fleet {
  private final FleetActSql acts;
  private final Transactions transactions;

  Fleet(FleetActSql acts, Transactions transactions) {
    this.acts = acts;
    this.transactions = transactions;
  }

  /**
   * Takes a vehicle out of service; of one that is out, this changes the reason.
   *
   * @param afterRide whether to wait for the end of its ride, if it is ridden
   */
  public FleetChange takeOut(Login by, City city, UUID id, OutReason reason, boolean afterRide) {
    return act("take out", city, () -> acts.takeOut(by, city, id, reason, afterRide))
        .map(found -> found.changed() && ridden(found) ? FleetChange.AFTER_RIDE : outcome(found))
        .orElse(FleetChange.NO_SUCH_VEHICLE);
  }

  /**
   * Puts a vehicle back into service; one that is ridden is no longer to be taken out.
   *
   * @param place where it stands; null where it stood
   */
  public FleetChange putBack(Login by, City city, UUID id, @Nullable Place place) {
    return act("put back", city, () -> acts.putBack(by, city, id, place))
        .map(Fleet::outcome)
        .orElse(FleetChange.NO_SUCH_VEHICLE);
  }

  /** Moves a vehicle that is not ridden, and puts right what it looks like. */
  public FleetChange correct(Login by, City city, UUID id, Correction correction) {
    return act("correct vehicle", city, () -> acts.correct(by, city, id, correction))
        .map(Fleet::outcome)
        .orElse(FleetChange.NO_SUCH_VEHICLE);
  }

  private Optional<FleetActSql.Found> act(
      String name, City city, Supplier<Optional<FleetActSql.Found>> statement) {
    return transactions.write(name, List.of(city), statement);
  }

  private static FleetChange outcome(FleetActSql.Found found) {
    if (!found.own()) {
      return FleetChange.NOT_YOURS;
    }
    return found.changed() ? FleetChange.DONE : FleetChange.BUSY;
  }

  private static boolean ridden(FleetActSql.Found found) {
    return found.status().equals(VehicleStatus.IN_USE.code());
  }
}
