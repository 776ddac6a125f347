package dev.movr.database.transaction;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How the database at {@code DB_READ_URI} answers, from what this instance has seen. */
@Component
final class ReplicaHealthIndicator implements HealthIndicator {
  private final RegionStates states;

  ReplicaHealthIndicator(RegionStates states) {
    this.states = states;
  }

  @Override
  public Health health() {
    if (!states.hasReplica()) {
      return Health.up().withDetail("state", "none").build();
    }
    return states.replicaAway()
        ? Health.down().withDetail("state", "away").build()
        : Health.up().withDetail("state", "answers").build();
  }
}
