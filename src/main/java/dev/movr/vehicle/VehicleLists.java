package dev.movr.vehicle;

import dev.movr.database.transaction.Reads;
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

/** Which vehicles a city has: the newest, the nearest, those on a map, those in the feed. */
@Service
public class VehicleLists {
  /** How many vehicles a page shows. */
  public static final int PAGE = 24;

  private final VehicleSql sql;
  private final NearestSql near;
  private final BoundingBoxSql boxes;
  private final PublicIdSql published;
  private final Reads reads;

  VehicleLists(
      VehicleSql sql, NearestSql near, BoundingBoxSql boxes, PublicIdSql published, Reads reads) {
    this.sql = sql;
    this.near = near;
    this.boxes = boxes;
    this.published = published;
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

  /**
   * The vehicles of a city, whatever their status, by id: at random, so that a slice is a sample.
   *
   * @param after where an earlier slice ended; null for the first
   */
  public Slice<Vehicle> allInCity(City city, @Nullable String after, int limit) {
    var list = Listing.of("all vehicles", city.slug());
    Cursor cursor = list.follow(after, 1);
    return Slice.of(
        reads.read(city, () -> sql.inCity(city, cursor, limit + 1)),
        limit,
        vehicle -> list.cursor(vehicle.id()));
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
   * The vehicles on a city's streets that nobody rides, as the public may know them, in the order
   * of their public ids: that order, too, tells nothing of which vehicle is which.
   *
   * @param after the last public id of the slice before; null for the first
   * @param limit of the slice; one that is shorter is the last
   */
  public List<ListedVehicle> listed(City city, @Nullable UUID after, int limit) {
    return reads.read(city, () -> published.listed(city, after, limit));
  }

  /** How many vehicles of a city may be taken; a little old if there is a replica. */
  long available(City city) {
    return reads.readOlder(city, jdbc -> published.available(jdbc, city));
  }

  /**
   * The id of the vehicle that is available under this public id; empty for one that was before.
   */
  public Optional<UUID> ofPublicId(City city, UUID publicId) {
    return reads.read(city, () -> published.id(city, publicId));
  }
}
