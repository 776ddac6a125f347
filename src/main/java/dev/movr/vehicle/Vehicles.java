package dev.movr.vehicle;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.web.paging.Cursor;
import dev.movr.web.paging.Listing;
import dev.movr.web.paging.Slice;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The vehicles of MovR. */
@Service
public class Vehicles {
  /** How many vehicles one page sql. */
  public static final int PAGE = 24;

  private final VehicleSql sql;
  private final OwnedVehicleSql owned;
  private final NearestSql near;
  private final BoundingBoxSql boxes;
  private final PublicIdSql listed;
  private final Transactions transactions;
  private final Reads reads;

  Vehicles(
      VehicleSql sql,
      OwnedVehicleSql owned,
      NearestSql near,
      BoundingBoxSql boxes,
      PublicIdSql listed,
      Transactions transactions,
      Reads reads) {
    this.sql = sql;
    this.owned = owned;
    this.near = near;
    this.boxes = boxes;
    this.listed = listed;
    this.transactions = transactions;
    this.reads = reads;
  }

  /**
   * The vehicles of a city, those added last first.
   *
   * @param type null for all
   * @param after where an earlier slice ended; null for the first
   */
  public Slice<Vehicle> inCity(
      City city, VehicleStatus status, @Nullable VehicleType type, @Nullable String after) {
    return inCity(city, status, type, after, PAGE);
  }

  /** The same, with that many vehicles in a slice. */
  Slice<Vehicle> inCity(
      City city,
      VehicleStatus status,
      @Nullable VehicleType type,
      @Nullable String after,
      int limit) {
    var list = Listing.of("vehicles", city.slug(), status, type);
    Cursor cursor = list.follow(after, 2);
    return Slice.of(
        reads.read(city, () -> sql.inCity(city, status, type, cursor, limit + 1)),
        limit,
        vehicle -> list.cursor(vehicle.dateAdded(), vehicle.id()));
  }

  /**
   * The available vehicles of a city, those nearest to the point first.
   *
   * @param type null for all
   * @param after where an earlier slice ended; null for the first
   */
  public Slice<Vehicle> nearest(
      City city, Point point, @Nullable VehicleType type, @Nullable String after) {
    return nearest(city, point, type, after, PAGE);
  }

  /** The same, with that many vehicles in a slice. */
  Slice<Vehicle> nearest(
      City city, Point point, @Nullable VehicleType type, @Nullable String after, int limit) {
    var list = Listing.of("nearest", city.slug(), type, point);
    Cursor cursor = list.follow(after, 2);
    return Slice.of(
            reads.read(city, () -> near.nearest(city, point, type, cursor, limit + 1)),
            limit,
            found -> list.cursor(found.distance(), found.vehicle().id()))
        .map(NearestSql.Near::vehicle);
  }

  /**
   * The available vehicles of a rectangle in a city, from the south west on.
   *
   * @param type null for all
   * @param after where an earlier slice ended; null for the first
   */
  public Slice<Vehicle> inBox(
      City city, Bounds box, @Nullable VehicleType type, @Nullable String after, int limit) {
    var list = Listing.of("box", city.slug(), type, box);
    Cursor cursor = list.follow(after, 2);
    return Slice.of(
            reads.read(city, () -> boxes.inBox(city, box, type, cursor, limit + 1)),
            limit,
            found -> list.cursor(found.cell(), found.vehicle().id()))
        .map(BoundingBoxSql.Found::vehicle);
  }

  /**
   * The available vehicles of a city as the public may know them, in the order of their public ids:
   * that order, too, tells nothing of which vehicle is which.
   *
   * @param after the last public id of the slice before; null for the first
   * @param limit of the slice; one that is shorter is the last
   */
  public List<ListedVehicle> listed(City city, @Nullable UUID after, int limit) {
    return reads.read(city, () -> listed.listed(city, after, limit));
  }

  /**
   * The id of the vehicle that is available under this public id; empty for one that was before.
   */
  public Optional<UUID> ofPublicId(City city, UUID publicId) {
    return reads.read(city, () -> listed.id(city, publicId));
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
        reads.read(owner.city(), () -> sql.ofOwner(owner, cursor, PAGE + 1)),
        PAGE,
        vehicle -> list.cursor(vehicle.dateAdded(), vehicle.id()));
  }

  /** Adds a vehicle in its owner's home city. */
  public VehicleAddition add(Login owner, NewVehicle vehicle) {
    var found = transactions.write(List.of(owner.city()), () -> owned.add(owner, vehicle));
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
    var found = transactions.write(List.of(city), () -> owned.remove(owner, city, id));
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
