package dev.movr.workload.load;

import dev.movr.database.bulk.Rows;
import dev.movr.database.bulk.Rows.Column;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.workload.Look;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The rows of a batch, table by table. */
final class BatchRows {
  private static final Column CITY = new Column("city", "text");
  private static final Column ID = new Column("id", "uuid");

  private final City city;
  private final Rows users =
      new Rows(
          "users",
          CITY,
          ID,
          new Column("first_name", "text"),
          new Column("last_name", "text"),
          new Column("email", "text"),
          new Column("username", "text"),
          new Column("listed", "boolean"),
          new Column("is_owner", "boolean"),
          new Column("active_ride_city", "text"),
          new Column("active_ride_id", "uuid"),
          new Column("date_joined", "timestamptz"));
  private final Rows usernames =
      new Rows("usernames", new Column("username", "text"), CITY, new Column("user_id", "uuid"));
  private final Rows vehicles =
      new Rows(
          "vehicles",
          CITY,
          ID,
          new Column("type", "text"),
          new Column("owner_id", "uuid"),
          new Column("date_added", "timestamptz"),
          new Column("status", "text"),
          new Column("last_location", "text"),
          new Column("latitude", "double precision"),
          new Column("longitude", "double precision"),
          new Column("color", "text"),
          new Column("brand", "text"),
          new Column("public_id", "uuid"));
  private final Rows rides =
      new Rows(
          "rides",
          CITY,
          ID,
          new Column("vehicle_id", "uuid"),
          new Column("rider_city", "text"),
          new Column("rider_id", "uuid"),
          new Column("start_location", "text"),
          new Column("start_latitude", "double precision"),
          new Column("start_longitude", "double precision"),
          new Column("start_time", "timestamptz"),
          new Column("end_location", "text"),
          new Column("end_latitude", "double precision"),
          new Column("end_longitude", "double precision"),
          new Column("end_time", "timestamptz"),
          new Column("length", "interval"),
          new Column("ended_by", "text"));

  BatchRows(City city) {
    this.city = city;
  }

  void add(LoadedUser user) {
    UUID ride = user.activeRide();
    users.add(
        user.home(),
        user.id(),
        user.name().first(),
        user.name().last(),
        user.username() + "@example.com",
        user.username(),
        user.isListed(),
        user.isOwner(),
        ride == null ? null : city,
        ride,
        user.joined());
    usernames.add(user.username(), user.home(), user.id());
  }

  void add(LoadedVehicle vehicle, LoadedUser owner, Instant added, Look look, UUID publicId) {
    Place place = vehicle.place();
    vehicles.add(
        city,
        vehicle.id(),
        vehicle.type().code(),
        owner.id(),
        added,
        vehicle.isInUse() ? "in_use" : "available",
        place.name(),
        place.latitude(),
        place.longitude(),
        look.color(),
        look.brand(),
        publicId);
  }

  void add(UUID id, LoadedRide ride, LoadedUser rider) {
    Place from = ride.from();
    LoadedRide.End end = ride.end();
    rides.add(
        city,
        id,
        ride.vehicle().id(),
        rider.home(),
        rider.id(),
        from.name(),
        from.latitude(),
        from.longitude(),
        ride.start(),
        end == null ? null : end.to().name(),
        end == null ? null : end.to().latitude(),
        end == null ? null : end.to().longitude(),
        end == null ? null : end.time(),
        end == null ? null : length(ride.start(), end.time()),
        end == null ? null : "rider");
  }

  private static String length(Instant start, Instant end) {
    return Duration.between(start, end).toSeconds() + " seconds";
  }

  /** In the order in which they refer to each other. */
  List<Rows> tables() {
    return List.of(users, usernames, vehicles, rides);
  }
}
