package dev.movr.workload.load;

import dev.movr.database.bulk.Rows;
import dev.movr.region.City;
import dev.movr.vehicle.VehicleType;
import dev.movr.workload.Look;
import dev.movr.workload.load.Ids.Kind;
import dev.movr.workload.load.Order.Batch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes the rows of one batch; the same ones, whenever it is asked. */
final class BatchMaker {
  /** Everybody has joined within this time before the first ride. */
  static final Duration JOINING = Duration.ofDays(90);

  /** One user of so many is at home elsewhere. */
  private static final int AWAY = 25;

  /** One user at home of so many owns vehicles. */
  private static final int OWNERS = 5;

  /** More of the types that there are more of. */
  private static final List<VehicleType> TYPES =
      List.of(
          VehicleType.SCOOTER,
          VehicleType.SCOOTER,
          VehicleType.SCOOTER,
          VehicleType.SCOOTER,
          VehicleType.SCOOTER,
          VehicleType.BIKE,
          VehicleType.BIKE,
          VehicleType.BIKE,
          VehicleType.BIKE,
          VehicleType.SKATEBOARD);

  private final World world;
  private final Batch batch;
  private final City city;
  private final SplittableRandom random;
  private final List<LoadedUser> users = new ArrayList<>();
  private final List<LoadedUser> owners = new ArrayList<>();
  private final List<LoadedVehicle> vehicles = new ArrayList<>();
  private final BatchRows rows;

  BatchMaker(World world, Batch batch) {
    this.world = world;
    this.batch = batch;
    this.city = batch.city();
    this.random = world.ids().random(batch.users().from());
    this.rows = new BatchRows(city);
  }

  List<Rows> rows() {
    makeUsers();
    makeVehicles();
    rideVehicles();
    findRiders();
    for (int i = 0; i < vehicles.size(); i++) {
      addVehicle(vehicles.get(i), batch.vehicles().from() + i);
    }
    users.forEach(rows::add);
    return rows.tables();
  }

  private void makeUsers() {
    for (int i = 0; i < batch.users().count(); i++) {
      int number = batch.users().from() + i;
      City home = i % AWAY == AWAY - 1 ? world.another(city, random) : city;
      Names.Name name = world.namesIn(home).one(random);
      Instant joined =
          world
              .begin()
              .minus(JOINING)
              .plusSeconds(i == 0 ? 0 : random.nextLong(JOINING.toSeconds()));
      UUID id = world.ids().of(Kind.USER, number);
      var user = new LoadedUser(id, home, name, world.username(name, number), joined);
      users.add(user);
      if (home.equals(city) && i % OWNERS == 0) {
        owners.add(user);
      }
    }
  }

  private void makeVehicles() {
    for (int i = 0; i < batch.vehicles().count(); i++) {
      UUID id = world.ids().of(Kind.VEHICLE, batch.vehicles().from() + i);
      VehicleType type = TYPES.get(random.nextInt(TYPES.size()));
      vehicles.add(new LoadedVehicle(id, type, world.streetsOf(city).anywhere(random)));
    }
  }

  private void rideVehicles() {
    int[] rides = ridesOfVehicles();
    for (int i = 0; i < rides.length; i++) {
      for (Instant start : world.timesIn(city).of(rides[i], random)) {
        vehicles.get(i).ride(start, world.end(), world.streetsOf(city), random);
      }
    }
  }

  private int[] ridesOfVehicles() {
    var rides = new int[batch.ridden()];
    for (int i = 0; i < batch.rides().count(); i++) {
      int vehicle = random.nextInt(rides.length);
      while (rides[vehicle] == world.mostRidesOfAVehicle()) {
        vehicle = (vehicle + 1) % rides.length;
      }
      rides[vehicle]++;
    }
    return rides;
  }

  /**
   * In the order of time, each ride gets somebody who is on no other one. There always is somebody,
   * since there are at least as many users as vehicles that are ridden. Some ride more than others.
   */
  private void findRiders() {
    List<LoadedRide> all =
        vehicles.stream()
            .flatMap(vehicle -> vehicle.rides().stream())
            .sorted(Comparator.comparing(LoadedRide::start))
            .toList();
    for (int i = 0; i < all.size(); i++) {
      LoadedRide ride = all.get(i);
      UUID id = world.ids().of(Kind.RIDE, batch.rides().from() + i);
      LoadedUser rider = riderAt(ride.start());
      rider.rides(id, ride.end());
      rows.add(id, ride, rider);
    }
  }

  private LoadedUser riderAt(Instant time) {
    double drawn = random.nextDouble();
    int rider = (int) (users.size() * drawn * drawn);
    while (!users.get(rider).isFree(time)) {
      rider = (rider + 1) % users.size();
    }
    return users.get(rider);
  }

  private void addVehicle(LoadedVehicle vehicle, int number) {
    LoadedUser owner = owners.get(random.nextInt(owners.size()));
    owner.ownsSomething();
    long waited = Duration.between(owner.joined(), world.begin()).toSeconds();
    Instant added = owner.joined().plusSeconds(random.nextLong(waited));
    var look = Look.of(vehicle.type(), random.nextInt(7), random.nextInt(4));
    rows.add(vehicle, owner, added, look, world.ids().of(Kind.PUBLIC, number));
  }
}
