package dev.movr.workload.load;

import dev.movr.region.Place;
import dev.movr.vehicle.VehicleType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** A vehicle on its way through the city: each ride starts where the one before it has ended. */
final class LoadedVehicle {
  /** From place to place, a road is about so much longer than the straight line. */
  private static final double DETOUR = 1.3;

  private static final int UNLOCK_SECONDS = 45;
  private static final int PARK_SECONDS = 120;

  /** How much faster or slower than usual somebody rides, at most. */
  private static final double PACE = 0.3;

  private final UUID id;
  private final VehicleType type;
  private final List<LoadedRide> rides = new ArrayList<>();
  private Place place;

  LoadedVehicle(UUID id, VehicleType type, Place place) {
    this.id = id;
    this.type = type;
    this.place = place;
  }

  /** Usual speeds from door to door, in metres a second. */
  private static double speed(VehicleType type) {
    return switch (type) {
      case BIKE -> 3.9;
      case SCOOTER -> 4.4;
      case SKATEBOARD -> 2.5;
    };
  }

  /** How far it is that everybody gets within the time there is for a ride, in metres. */
  private static double reach(VehicleType type) {
    long seconds = RideTimes.SLOT.toSeconds() - UNLOCK_SECONDS - PARK_SECONDS;
    return seconds * speed(type) * (1 - PACE) / DETOUR;
  }

  /**
   * Rides somewhere; when it would arrive at the end of everything or later, it is still riding.
   */
  void ride(Instant start, Instant endOfAll, Streets streets, SplittableRandom random) {
    Place to = streets.from(place, reach(type), random);
    Instant arrival = start.plus(length(place.point().metersTo(to.point()), random));
    boolean arrives = arrival.isBefore(endOfAll);
    rides.add(new LoadedRide(this, place, start, arrives ? new LoadedRide.End(to, arrival) : null));
    place = arrives ? to : place;
  }

  private Duration length(double meters, SplittableRandom random) {
    double pace = 1 - PACE + 2 * PACE * random.nextDouble();
    long riding = Math.round(meters * DETOUR / (speed(type) * pace));
    return Duration.ofSeconds(UNLOCK_SECONDS + random.nextInt(PARK_SECONDS) + riding);
  }

  UUID id() {
    return id;
  }

  VehicleType type() {
    return type;
  }

  /** Where it was left last. */
  Place place() {
    return place;
  }

  List<LoadedRide> rides() {
    return rides;
  }

  boolean isInUse() {
    return !rides.isEmpty() && rides.getLast().end() == null;
  }
}
