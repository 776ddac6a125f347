package dev.movr.ride;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.vehicle.VehicleStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** Starts and ends rides. */
@Service
@EnableConfigurationProperties(RideSettings.class)
public class Rides {
  private final StartSql starts;
  private final EndSql ends;
  private final RideSql one;
  private final RideSettings settings;
  private final Cities cities;
  private final Transactions transactions;
  private final Reads reads;
  private final RideMetrics metrics;

  Rides(
      StartSql starts,
      EndSql ends,
      RideSql one,
      RideSettings settings,
      Cities cities,
      Transactions transactions,
      Reads reads,
      RideMetrics metrics) {
    this.starts = starts;
    this.ends = ends;
    this.one = one;
    this.settings = settings;
    this.cities = cities;
    this.transactions = transactions;
    this.reads = reads;
    this.metrics = metrics;
  }

  /**
   * Starts a ride on an available vehicle, for a rider who is on no other ride anywhere.
   *
   * @param rideId chosen before the first try, so that a form sent twice starts one ride
   */
  public Start start(Login rider, City city, UUID vehicleId, UUID rideId) {
    var found =
        transactions.write(
            "start ride",
            List.of(city, rider.city()),
            () -> starts.start(rider, city, vehicleId, rideId));
    if (found.started()) {
      metrics.started(city);
      return new Start.Started(city, rideId);
    }
    if (found.known()) {
      return known(found, city, rideId);
    }
    if (found.vehicleStatus() == null
        || found.vehicleStatus().equals(VehicleStatus.REMOVED.code())) {
      return new Start.NoSuchVehicle();
    }
    if (found.activeRideCity() != null && found.activeRideId() != null) {
      return new Start.AlreadyRiding(cities.ofRow(found.activeRideCity()), found.activeRideId());
    }
    return switch (VehicleStatus.of(found.vehicleStatus())) {
      case IN_USE -> new Start.VehicleBusy();
      case OUT_OF_SERVICE -> new Start.OutOfService();
      case AVAILABLE, REMOVED -> new Start.NoSuchRider();
    };
  }

  private static Start known(StartSql.Found found, City city, UUID rideId) {
    if (!found.own()) {
      return new Start.NotYours();
    }
    return found.ended() ? new Start.EndedSince() : new Start.Started(city, rideId);
  }

  /** Ends a rider's own ride, and leaves the vehicle at that place. */
  public Ending end(Login rider, City city, UUID rideId, Place place) {
    return transactions
        .write("end ride", List.of(city, rider.city()), () -> ends.end(rider, city, rideId, place))
        .map(found -> {
          if (found.ended()) {
            metrics.ended(city, "rider");
          }
          return ending(found, place);
        })
        .orElseGet(Ending.NoSuchRide::new);
  }

  private static Ending ending(EndSql.Found found, Place place) {
    if (!found.own()) {
      return new Ending.NotYours();
    }
    Ride.End before = found.end();
    return before == null || (before.byRider() && before.location().equals(place))
        ? new Ending.Ended()
        : new Ending.EndedBefore(before);
  }

  /**
   * Ends the ride on an owner's own vehicle, once it is older than the limit. Which ride that is,
   * is found before the first try, so that a repetition finds its own work.
   */
  public Ending endAsOwner(Login owner, City city, UUID vehicleId) {
    return reads
        .read(city, () -> one.activeOf(city, vehicleId))
        .flatMap(ride ->
            transactions.write(
                "end ride as owner",
                List.of(city, ride.riderCity()),
                () -> ends.endAsOwner(owner, city, ride, settings.limit())))
        .map(found -> {
          if (found.ended()) {
            metrics.ended(city, "owner");
          }
          return endingAsOwner(found);
        })
        .orElseGet(Ending.NoSuchRide::new);
  }

  /** The ride that a vehicle is on. */
  public Optional<RunningRide> runningOn(City city, UUID vehicleId) {
    return reads.read(city, () -> one.activeOf(city, vehicleId));
  }

  /** That ride on that vehicle, even when it has ended. */
  public Optional<RunningRide> onVehicle(City city, UUID vehicleId, UUID rideId) {
    return reads.read(city, () -> one.onVehicle(city, vehicleId, rideId));
  }

  /**
   * Ends a ride, for staff of its city; no other one that has begun on its vehicle since.
   *
   * @param place where it was left; null where the ride began
   * @param time of its end, to the minute; null for now
   * @param alongside what is written in the same transaction when the ride is ended; it may be run
   *     again
   */
  public Ending endAsStaff(
      Login staff,
      City city,
      RunningRide ride,
      @Nullable Place place,
      @Nullable Instant time,
      Runnable alongside) {
    if (time != null && !couldEnd(ride, time)) {
      return new Ending.TimeOutside(ride.startTime());
    }
    Place where = place == null ? ride.start() : place;
    return transactions
        .write(
            "end ride as staff",
            List.of(city, ride.riderCity()),
            () -> {
              var found = ends.endAsStaff(staff, city, ride, where, time);
              found.filter(EndSql.Found::ended).ifPresent(_ -> alongside.run());
              return found;
            })
        .map(found -> {
          if (found.ended()) {
            metrics.ended(city, "staff");
          }
          return endingAsStaff(found);
        })
        .orElseGet(Ending.NoSuchRide::new);
  }

  /** Roughly, by what a database can hold; the statement looks closely. */
  private static boolean couldEnd(RunningRide ride, Instant time) {
    return !time.isBefore(ride.startTime().minus(Duration.ofMinutes(1)))
        && time.isBefore(ride.startTime().plus(Duration.ofDays(36_500)));
  }

  private static Ending endingAsStaff(EndSql.Found found) {
    if (!found.own()) {
      return new Ending.NotYours();
    }
    Ride.End before = found.end();
    if (before != null) {
      return before.byStaff() ? new Ending.Ended() : new Ending.EndedBefore(before);
    }
    return found.ended() ? new Ending.Ended() : new Ending.TimeOutside(found.startTime());
  }

  private Ending endingAsOwner(EndSql.Found found) {
    if (!found.own()) {
      return new Ending.NotYours();
    }
    Ride.End before = found.end();
    if (before != null) {
      return before.byOwner() ? new Ending.Ended() : new Ending.NoSuchRide();
    }
    return found.ended()
        ? new Ending.Ended()
        : new Ending.NotYet(found.startTime().plus(settings.limit()));
  }
}
