package dev.movr.ride;

import dev.movr.region.City;
import java.util.UUID;

/** What came of starting a ride. */
public sealed interface Start {
  /** The ride is active, started now or by the same form before. */
  record Started(City city, UUID rideId) implements Start {}

  /** The ride was started by the same form before, and has ended since. */
  record EndedSince() implements Start {}

  /** Refused: somebody rides the vehicle. */
  record VehicleBusy() implements Start {}

  /** Refused: the vehicle is out of service. */
  record OutOfService() implements Start {}

  /** Refused: the rider rides already, in that city. */
  record AlreadyRiding(City city, UUID rideId) implements Start {}

  /** Refused: there is no such vehicle, or its owner removed it. */
  record NoSuchVehicle() implements Start {}

  /** Refused: the account was removed in the meantime. */
  record NoSuchRider() implements Start {}

  /** Refused: the id is that of another ride. */
  record NotYours() implements Start {}
}
