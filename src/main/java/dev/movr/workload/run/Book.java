package dev.movr.workload.run;

import dev.movr.region.City;
import dev.movr.region.Place;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a rider was told of rides. The last hundred are kept as they are; of all there is the
 * number, and the sum of their ids and vehicles.
 */
final class Book {
  private static final int KEPT = 100;

  private final String rider;
  private final Deque<Entry> last = new ArrayDeque<>();
  private final Deque<Asked> open = new ArrayDeque<>();
  private long count;
  private long sum;
  private @Nullable Entry active;

  Book(String rider) {
    this.rider = rider;
  }

  /** A start that was asked for, and may have been done. */
  record Asked(City city, UUID vehicle, UUID chosen) {
    private boolean isOf(RideSeen ride) {
      return city.slug().equals(ride.city())
          && (chosen.equals(ride.id()) || vehicle.equals(ride.vehicle()));
    }
  }

  /** An acknowledged ride. */
  static final class Entry {
    private final UUID id;
    private final City city;
    private final UUID vehicle;
    private @Nullable Place end;
    private boolean endedByOthers;

    private Entry(UUID id, City city, UUID vehicle) {
      this.id = id;
      this.city = city;
      this.vehicle = vehicle;
    }

    UUID id() {
      return id;
    }

    City city() {
      return city;
    }

    UUID vehicle() {
      return vehicle;
    }

    private Optional<String> difference(RideSeen ride) {
      if (!city.slug().equals(ride.city()) || !vehicle.equals(ride.vehicle())) {
        return Optional.of("was acknowledged for vehicle " + vehicle + " in " + city);
      }
      if (ride.end() == null) {
        return Optional.of("is still active");
      }
      return endedByOthers || ride.end().equals(end)
          ? Optional.empty()
          : Optional.of(
              "ended at %s, and was acknowledged to end at %s".formatted(ride.end(), end));
    }
  }

  Optional<Entry> active() {
    return Optional.ofNullable(active);
  }

  boolean hasOpenStarts() {
    return !open.isEmpty();
  }

  void started(Asked asked, UUID ride) {
    active = new Entry(ride, asked.city(), asked.vehicle());
    count++;
    sum ^= print(ride, asked.vehicle());
    last.addFirst(active);
    if (last.size() > KEPT) {
      last.removeLast();
    }
  }

  void mayHaveStarted(Asked asked) {
    open.addFirst(asked);
    if (open.size() > KEPT) {
      open.removeLast();
    }
  }

  /** What MovR says is going on: it is taken for a start that was left open, if there is one. */
  void isRiding(RideSeen ride) {
    open.stream()
        .filter(asked -> asked.isOf(ride))
        .findFirst()
        .ifPresent(asked -> {
          open.remove(asked);
          started(asked, ride.id());
        });
  }

  void ended(@Nullable Place place) {
    if (active != null) {
      active.end = place;
      active.endedByOthers = place == null;
      active = null;
    }
  }

  long rides() {
    return count;
  }

  /** Holds it against the account. */
  void compare(Account account, Consumer<String> disagreements) throws Failure {
    Map<UUID, Entry> expected = new LinkedHashMap<>();
    last.forEach(entry -> expected.put(entry.id, entry));
    var seen = new Seen();
    account.rides(ride -> {
      seen.add(ride);
      Entry entry = expected.remove(ride.id());
      Optional<String> fault =
          entry == null
              ? Optional.of("was never acknowledged").filter(words -> seen.count <= last.size())
              : entry.difference(ride);
      fault.ifPresent(words -> seen.tell(disagreements, ride.id(), words));
    });
    expected.keySet().forEach(id -> seen.tell(disagreements, id, "is not in the history"));
    if (!seen.told && (seen.count != count || seen.sum != sum)) {
      disagreements.accept(
          "rider %s has %d rides, which are not the %d that were acknowledged"
              .formatted(rider, seen.count, count));
    }
  }

  private final class Seen {
    private long count;
    private long sum;
    private boolean told;

    private void add(RideSeen ride) {
      count++;
      sum ^= print(ride.id(), ride.vehicle());
    }

    private void tell(Consumer<String> disagreements, UUID ride, String words) {
      told = true;
      disagreements.accept("ride %s of %s %s".formatted(ride, rider, words));
    }
  }

  private static long print(UUID ride, @Nullable UUID vehicle) {
    long bits = ride.getMostSignificantBits() * 31 + ride.getLeastSignificantBits();
    return vehicle == null
        ? bits
        : (bits * 31 + vehicle.getMostSignificantBits()) * 31 + vehicle.getLeastSignificantBits();
  }
}
