package dev.movr.vehicle;

/** What came of adding a vehicle. */
public sealed interface VehicleAddition {
  /** It is there, added now or by the same form before. */
  record Added() implements VehicleAddition {}

  /** Refused: the same key was sent before, for a vehicle that is not like this one. */
  record KeyReused() implements VehicleAddition {}

  /** Refused: the same form added it before, and it was removed since. */
  record RemovedSince() implements VehicleAddition {}

  /** Refused: the id is that of somebody else's vehicle. */
  record NotYours() implements VehicleAddition {}

  /** Refused: the account is removed. */
  record NoSuchOwner() implements VehicleAddition {}
}
