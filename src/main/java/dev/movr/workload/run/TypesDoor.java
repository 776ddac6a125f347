package dev.movr.workload.run;

import dev.movr.database.transaction.DatabaseUnavailable;
import dev.movr.database.transaction.OutcomeUnknown;
import dev.movr.database.transaction.Overloaded;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import dev.movr.ride.Ending;
import dev.movr.ride.Ride;
import dev.movr.ride.RideHistory;
import dev.movr.ride.Start;
import dev.movr.vehicle.NewVehicle;
import dev.movr.vehicle.Vehicle;
import dev.movr.vehicle.VehicleAddition;
import dev.movr.vehicle.VehicleRemoval;
import dev.movr.vehicle.VehicleStatus;
import dev.movr.vehicle.VehicleType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The public types of the rooms, in this process. Each call checks the login first, as a request
 * does.
 */
final class TypesDoor implements Door, Account {
  private final Types types;
  private final Login login;

  TypesDoor(Types types, Login login) {
    this.types = types;
    this.login = login;
  }

  private <T> T call(Supplier<T> work) throws Failure {
    boolean current = open(() -> types.logins().isCurrent(login));
    if (!current) {
      throw new Failure("not logged in", 401, false);
    }
    return open(work);
  }

  /** The kinds are those of the API's problems. */
  private static <T> T open(Supplier<T> work) throws Failure {
    try {
      return work.get();
    } catch (DatabaseUnavailable away) {
      throw new Failure("unavailable", 503, false);
    } catch (Overloaded tooMuch) {
      throw new Failure("overloaded", 503, false);
    } catch (OutcomeUnknown unknown) {
      throw new Failure("outcome-unknown", 503, true);
    } catch (RuntimeException other) {
      throw new Failure(other.getClass().getSimpleName(), 500, true);
    }
  }

  @Override
  public void list(City city) throws Failure {
    call(() -> types.lists().inCity(city, VehicleStatus.AVAILABLE, null, null));
  }

  @Override
  public List<UUID> near(City city, Point point) throws Failure {
    return call(() -> types.lists().nearest(city, point, null, null)).rows().stream()
        .map(Vehicle::id)
        .toList();
  }

  @Override
  public void look(City city, UUID vehicle) throws Failure {
    found(call(() -> types.vehicles().find(city, vehicle)));
  }

  @Override
  public void history() throws Failure {
    call(() -> types.histories().ofRider(login, null));
  }

  @Override
  public void profile() throws Failure {
    found(call(() -> types.users().find(login.city(), login.userId())));
  }

  private static void found(Optional<?> row) throws Failure {
    if (row.isEmpty()) {
      throw refused("not-found");
    }
  }

  private static Failure refused(String problem) {
    return new Failure(problem, 409, false);
  }

  @Override
  public UUID start(City city, UUID vehicle, UUID chosen) throws Failure {
    return switch (call(() -> types.rides().start(login, city, vehicle, chosen))) {
      case Start.Started started -> started.rideId();
      case Start.EndedSince() -> chosen;
      case Start.VehicleBusy() -> throw refused("vehicle-busy");
      case Start.OutOfService() -> throw refused("vehicle-out-of-service");
      case Start.AlreadyRiding _ -> throw refused("already-riding");
      case Start.NoSuchVehicle(), Start.NoSuchRider(), Start.NotYours() ->
          throw refused("not-found");
    };
  }

  @Override
  public void end(City city, UUID ride, Place place) throws Failure {
    switch (call(() -> types.rides().end(login, city, ride, place))) {
      case Ending.Ended() -> {}
      case Ending.EndedBefore _ -> throw refused("ride-ended");
      case Ending.NotYours(), Ending.NoSuchRide(), Ending.NotYet _, Ending.TimeOutside _ ->
          throw refused("not-found");
    }
  }

  @Override
  public Optional<RideSeen> riding() throws Failure {
    return call(() -> types.histories().active(login)).map(TypesDoor::seen);
  }

  private static RideSeen seen(Ride ride) {
    Ride.End end = ride.end();
    return new RideSeen(
        ride.id(),
        ride.city().slug(),
        ride.vehicle().id(),
        end == null ? null : end.location(),
        end != null && !end.byRider());
  }

  @Override
  public void rides(Consumer<RideSeen> each) throws Failure {
    @Nullable String before = null;
    do {
      RideHistory slice = history(before);
      slice.rides().rows().stream().map(TypesDoor::seen).forEach(each);
      before = slice.rides().next().orElse(null);
    } while (before != null);
  }

  private RideHistory history(@Nullable String before) throws Failure {
    RideHistory slice = call(() -> types.histories().ofRider(login, before));
    if (!slice.missing().isEmpty()) {
      throw new Failure("not all regions answer", 0, false);
    }
    return slice;
  }

  @Override
  public Optional<VehicleSeen> vehicle(City city, UUID id) throws Failure {
    return call(() -> types.vehicles().find(city, id))
        .map(found -> new VehicleSeen(found.available(), found.lastLocation()));
  }

  @Override
  public int available(City city, int most) throws Failure {
    int count = 0;
    @Nullable String after = null;
    do {
      String from = after;
      var slice = call(() -> types.lists().inCity(city, VehicleStatus.AVAILABLE, null, from));
      count += slice.rows().size();
      after = slice.next().orElse(null);
    } while (after != null && count < most);
    return Math.min(count, most);
  }

  @Override
  public UUID add(City home, VehicleType type, String color, String brand, Place place)
      throws Failure {
    UUID id = UUID.randomUUID();
    var vehicle = new NewVehicle(id, type, color, brand, place);
    if (!(call(() -> types.vehicles().add(login, vehicle)) instanceof VehicleAddition.Added)) {
      throw refused("not-found");
    }
    return id;
  }

  @Override
  public void remove(City city, UUID vehicle) throws Failure {
    switch (call(() -> types.vehicles().remove(login, city, vehicle))) {
      case VehicleRemoval.Removed() -> {}
      case VehicleRemoval.InUse() -> throw refused("vehicle-busy");
      case VehicleRemoval.NotYours(), VehicleRemoval.NoSuchVehicle() -> throw refused("not-found");
    }
  }
}
