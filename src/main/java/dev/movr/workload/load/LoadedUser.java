package dev.movr.workload.load;

import dev.movr.region.City;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A person, who may own vehicles, and rides one at a time. */
final class LoadedUser {
  private final UUID id;
  private final City home;
  private final Names.Name name;
  private final String username;
  private final Instant joined;
  private boolean owner;
  private Instant free = Instant.MIN;
  private @Nullable UUID activeRide;

  LoadedUser(UUID id, City home, Names.Name name, String username, Instant joined) {
    this.id = id;
    this.home = home;
    this.name = name;
    this.username = username;
    this.joined = joined;
  }

  UUID id() {
    return id;
  }

  City home() {
    return home;
  }

  Names.Name name() {
    return name;
  }

  String username() {
    return username;
  }

  Instant joined() {
    return joined;
  }

  /** Half of all agreed. */
  boolean isListed() {
    return id.getLeastSignificantBits() % 2 == 0;
  }

  boolean isOwner() {
    return owner;
  }

  void ownsSomething() {
    owner = true;
  }

  boolean isFree(Instant time) {
    return !free.isAfter(time);
  }

  /** Is away until it ends, or for good. */
  void rides(UUID ride, LoadedRide.@Nullable End end) {
    free = end == null ? Instant.MAX : end.time();
    activeRide = end == null ? ride : null;
  }

  @Nullable UUID activeRide() {
    return activeRide;
  }
}
