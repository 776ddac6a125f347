package dev.movr.workload.run;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How a rider who is logged in reaches MovR. Not for use by several threads. */
public interface Door {
  /** Looks at the vehicles that a city has. */
  void list(City city) throws Failure;

  /** The available vehicles that are shown first to somebody who stands there. */
  List<UUID> near(City city, Point point) throws Failure;

  void look(City city, UUID vehicle) throws Failure;

  /** Looks at the newest of the own rides. */
  void history() throws Failure;

  void profile() throws Failure;

  /**
   * Starts a ride, and returns its id.
   *
   * @param chosen an id that nobody has, so that the same call again starts no other ride
   */
  UUID start(City city, UUID vehicle, UUID chosen) throws Failure;

  void end(City city, UUID ride, Place place) throws Failure;

  /** The ride that the rider is on. */
  Optional<RideSeen> riding() throws Failure;

  /** Whether a write is answered with the way to the next page, which browsers follow. */
  default boolean redirects() {
    return false;
  }

  /** Whether the login should be renewed before it expires. */
  default boolean isDueForRenewal() {
    return false;
  }

  default void renew() throws Failure {}
}
