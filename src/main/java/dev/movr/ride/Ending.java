package dev.movr.ride;

import java.time.Instant;

/** What came of ending a ride. */
public sealed interface Ending {
  /** It has ended, now or by the same form before. */
  record Ended() implements Ending {}

  /** Refused: it ended before, somewhere else or by the vehicle's owner. */
  record EndedBefore(Ride.End end) implements Ending {}

  /** Refused: somebody else's ride, or somebody else's vehicle. */
  record NotYours() implements Ending {}

  /** Refused: an owner may end it from that time on. */
  record NotYet(Instant allowedFrom) implements Ending {}

  record NoSuchRide() implements Ending {}
}
