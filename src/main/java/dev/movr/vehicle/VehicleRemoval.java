package dev.movr.vehicle;

/** What came of removing a vehicle. */
public sealed interface VehicleRemoval {
  /** It is removed, now or before. */
  record Removed() implements VehicleRemoval {}

  /** Refused: somebody rides it. */
  record InUse() implements VehicleRemoval {}

  /** Refused: it belongs to somebody else. */
  record NotYours() implements VehicleRemoval {}

  record NoSuchVehicle() implements VehicleRemoval {}
}
