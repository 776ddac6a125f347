package dev.movr.workload.run;

import dev.movr.region.City;
import dev.movr.vehicle.VehicleType;
import dev.movr.workload.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Vehicles that are added where there are too few, and removed at the end. */
final class Fleet {
  private static final int OF_A_RIDER = 2;
  private static final int LEAST = 5;
  private static final List<VehicleType> TYPES = List.of(VehicleType.values());

  private final Target target;
  private final String run;
  private final RandomGenerator random;
  private final List<Added> added = new ArrayList<>();

  Fleet(Target target, String run, RandomGenerator random) {
    this.target = target;
    this.run = run;
    this.random = random;
  }

  private record Added(Account owner, City city, UUID vehicle) {}

  /**
   * Adds what that many riders need there, beside what is there.
   *
   * @param number of the owner, another one than those of riders
   * @param somebody whoever can look
   */
  void provide(City city, int riders, int number, Account somebody) throws Failure {
    int wanted = Math.max(LEAST, riders * OF_A_RIDER);
    int missing = wanted - somebody.available(city, wanted);
    if (missing <= 0) {
      return;
    }
    Account owner = target.registerOwner(Person.of(city, run, number, random));
    for (int i = 0; i < missing; i++) {
      VehicleType type = TYPES.get(i % TYPES.size());
      var look = Look.of(type, i, i);
      var place = Surroundings.somewhere(city, random);
      added.add(new Added(owner, city, owner.add(city, type, look.color(), look.brand(), place)));
    }
  }

  int size() {
    return added.size();
  }

  /** Returns how many could not be removed: somebody rides them, or MovR is away. */
  int remove() {
    int left = 0;
    for (Added each : added) {
      try {
        each.owner().remove(each.city(), each.vehicle());
      } catch (Failure failure) {
        left++;
      }
    }
    return left;
  }
}
