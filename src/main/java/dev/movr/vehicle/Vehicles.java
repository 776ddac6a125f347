package dev.movr.vehicle;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Adds and removes vehicles, and finds those that somebody knows or owns. */
@Service
public class Vehicles {
  /** How many are read at once of all that an owner has. */
  private static final int EXPORTED = 500;

  private final VehicleSql sql;
  private final OwnedVehicleSql owned;
  private final Transactions transactions;
  private final Reads reads;

  Vehicles(VehicleSql sql, OwnedVehicleSql owned, Transactions transactions, Reads reads) {
    this.sql = sql;
    this.owned = owned;
    this.transactions = transactions;
    this.reads = reads;
  }

  /** Empty for a removed vehicle too. */
  public Optional<Vehicle> find(City city, UUID id) {
    return reads.read(city, () -> sql.find(city, id));
  }

  /**
   * The vehicles that a user owns, those added last first; all are in the home city.
   *
   * @param after where an earlier slice ended; null for the first
   */
  public Slice<Vehicle> ownedBy(Login owner, @Nullable String after) {
    var list = Listing.of("owned", owner.userId());
    Cursor cursor = list.follow(after, 2);
    return Slice.of(
        reads.read(owner.city(), () -> sql.ofOwner(owner, cursor, VehicleLists.PAGE + 1)),
        VehicleLists.PAGE,
        vehicle -> list.cursor(vehicle.dateAdded(), vehicle.id()));
  }

  /**
   * All vehicles that somebody owns, and then those that were removed. The beginning of both is
   * read now, and the rest as the stream goes on.
   */
  public Stream<Vehicle> everOwnedBy(Login owner) {
    return Stream.concat(
        Slice.stream(
            EXPORTED,
            last -> reads.read(owner.city(), () -> sql.ofOwner(owner, key(last), EXPORTED))),
        Slice.stream(
            EXPORTED,
            last -> reads.read(owner.city(), () -> sql.removedBy(owner, key(last), EXPORTED))));
  }

  private static @Nullable Cursor key(@Nullable Vehicle last) {
    return last == null ? null : Cursor.parse(Cursor.of(last.dateAdded(), last.id()), 2);
  }

  /** Adds a vehicle in its owner's home city. */
  public VehicleAddition add(Login owner, NewVehicle vehicle) {
    var found =
        transactions.write("add vehicle", List.of(owner.city()), () -> owned.add(owner, vehicle));
    if (found.added()) {
      return new VehicleAddition.Added();
    }
    if (found.ownerId() == null) {
      return new VehicleAddition.NoSuchOwner();
    }
    if (!found.ownerId().equals(owner.userId())) {
      return new VehicleAddition.NotYours();
    }
    if (!vehicle.id().equals(found.id())) {
      return new VehicleAddition.KeyReused();
    }
    return VehicleStatus.REMOVED.code().equals(found.status())
        ? new VehicleAddition.RemovedSince()
        : new VehicleAddition.Added();
  }

  /** Retires a vehicle; its rides stay in the books. */
  public VehicleRemoval remove(Login owner, City city, UUID id) {
    var found =
        transactions.write("remove vehicle", List.of(city), () -> owned.remove(owner, city, id));
    if (found.ownerId() == null || found.status() == null) {
      return new VehicleRemoval.NoSuchVehicle();
    }
    VehicleStatus status = VehicleStatus.of(found.status());
    if (!found.ownerId().equals(owner.userId()) || !city.equals(owner.city())) {
      return status == VehicleStatus.REMOVED
          ? new VehicleRemoval.NoSuchVehicle()
          : new VehicleRemoval.NotYours();
    }
    return status == VehicleStatus.IN_USE
        ? new VehicleRemoval.InUse()
        : new VehicleRemoval.Removed();
  }
}
