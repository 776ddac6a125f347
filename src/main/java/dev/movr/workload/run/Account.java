package dev.movr.workload.run;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.vehicle.VehicleType;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What somebody's account says, and what an owner does with it. */
public interface Account {
  /**
   * All own rides, newest first.
   *
   * @throws Failure when they are not all heard of, too
   */
  void rides(Consumer<RideSeen> each) throws Failure;

  /** Empty when there is no such vehicle any more. */
  Optional<VehicleSeen> vehicle(City city, UUID id) throws Failure;

  /** Where a vehicle stands, or where its ride began. */
  record VehicleSeen(boolean available, Place place) {}

  /** How many vehicles are available there; it counts no further than that. */
  int available(City city, int most) throws Failure;

  /** Adds a vehicle in the home city, and returns its id. */
  UUID add(City home, VehicleType type, String color, String brand, Place place) throws Failure;

  void remove(City city, UUID vehicle) throws Failure;
}
