package dev.movr.vehicle;

/** What came of an act on a vehicle by its owner, or by the staff of its city. */
public enum FleetChange {
  /** It is as was asked for, now or before. */
  DONE,
  /** It will be, once its ride has ended. */
  AFTER_RIDE,
  /** Refused: somebody rides it. */
  BUSY,
  /** Refused: it belongs to somebody else, and who asks is not staff of its city. */
  NOT_YOURS,
  NO_SUCH_VEHICLE
}
