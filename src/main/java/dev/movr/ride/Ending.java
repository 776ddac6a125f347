package dev.movr.ride;

import java.time.Instant;

/** What came of ending a ride. */
public sealed interface Ending {
  /** It has ended, now or by the same form before. */
  record Ended() implements Ending {}

  /** Refused: it ended before, somewhere else or by somebody else. */
  record EndedBefore(Ride.End end) implements Ending {}

  /** Refused: somebody else's ride, or somebody else's vehicle. */
  record NotYours() implements Ending {}

  /** Refused: an owner may end it from that time on. */
  record NotYet(Instant allowedFrom) implements Ending {}

  /** Refused: it did not end then, but after that time and not in the future. */
  record TimeOutside(Instant start) implements Ending {}

  record NoSuchRide() implements Ending {}
}
