package dev.movr.staff;

import dev.movr.database.transaction.Transactions;
import dev.movr.login.StaffMember;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.Ending;
import dev.movr.ride.Rides;
import dev.movr.ride.RunningRide;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** What staff do about somebody's ride; each act is a line of the log of the rider's home city. */
@Service
class StaffRides {
  private final Rides rides;
  private final StaffRiderSql riders;
  private final StaffLogs logs;
  private final Transactions transactions;

  StaffRides(Rides rides, StaffRiderSql riders, StaffLogs logs, Transactions transactions) {
    this.rides = rides;
    this.riders = riders;
    this.logs = logs;
    this.transactions = transactions;
  }

  /**
   * Ends that ride on that vehicle; one that staff have ended is ended.
   *
   * @param place where it was left; null where the ride began
   * @param time of its end; null for now
   */
  Ending end(
      StaffMember by,
      City city,
      UUID vehicle,
      UUID rideId,
      @Nullable Place place,
      @Nullable Instant time) {
    return rides
        .onVehicle(city, vehicle, rideId)
        .map(ride -> end(by, city, ride, place, time))
        .orElseGet(Ending.NoSuchRide::new);
  }

  private Ending end(
      StaffMember by, City city, RunningRide ride, @Nullable Place place, @Nullable Instant time) {
    var entry = new AtomicReference<@Nullable LogEntry>();
    Ending ending =
        rides.endAsStaff(
            by.login(),
            city,
            ride,
            place,
            time,
            () -> entry.set(add(by, StaffAction.ENDED_RIDE, city, ride)));
    if (ending instanceof Ending.Ended) {
      Optional.ofNullable(entry.get()).ifPresent(StaffLogs::tell);
    }
    return ending;
  }

  /** Who is on the ride on a vehicle; empty when nobody is. */
  Optional<RiderOfVehicle> lookUp(StaffMember by, City city, UUID vehicle) {
    return rides.runningOn(city, vehicle).flatMap(ride -> lookUp(by, city, ride));
  }

  private Optional<RiderOfVehicle> lookUp(StaffMember by, City city, RunningRide ride) {
    record Seen(RiderOfVehicle rider, LogEntry entry) {}
    Optional<Seen> seen =
        transactions.write(
            "look up rider",
            List.of(ride.riderCity()),
            () ->
                riders
                    .riding(city, ride)
                    .map(rider -> new Seen(rider, add(by, StaffAction.LOOKED_UP, city, ride))));
    seen.map(Seen::entry).ifPresent(StaffLogs::tell);
    return seen.map(Seen::rider);
  }

  private LogEntry add(StaffMember by, StaffAction action, City city, RunningRide ride) {
    String reason = city.slug() + LogEntry.RIDES + ride.id();
    return logs.add(Actor.of(by), action, ride.riderCity(), ride.riderId(), reason);
  }
}
