package dev.movr.workload.run;

import dev.movr.region.City;
import dev.movr.region.Place;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Where vehicles were left last. */
final class Parked {
  private final Map<UUID, Spot> spots = new ConcurrentHashMap<>();

  /**
   * @param sentAt when the end was asked for: who takes the vehicle after that asks later, even if
   *     the answer to the first is read last
   */
  record Spot(City city, Place place, long sentAt) {}

  void left(UUID vehicle, Spot spot) {
    spots.merge(
        vehicle, spot, (known, other) -> other.sentAt() - known.sentAt() > 0 ? other : known);
  }

  Map<UUID, Spot> spots() {
    return spots;
  }

  /** What does not agree with MovR; empty when it does. */
  static Optional<String> difference(Account account, UUID vehicle, Spot spot) throws Failure {
    var seen = account.vehicle(spot.city(), vehicle);
    if (seen.isEmpty()) {
      return Optional.of(words(vehicle, spot, "is gone"));
    }
    if (!seen.get().available()) {
      return Optional.of(words(vehicle, spot, "is in use"));
    }
    Place place = seen.get().place();
    return place.equals(spot.place())
        ? Optional.empty()
        : Optional.of(words(vehicle, spot, "stands at " + place));
  }

  private static String words(UUID vehicle, Spot spot, String what) {
    return "vehicle %s in %s %s, and was left at %s"
        .formatted(vehicle, spot.city(), what, spot.place());
  }
}
