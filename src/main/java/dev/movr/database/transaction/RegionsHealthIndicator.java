package dev.movr.database.transaction;

import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How each region's data answer, from what this instance has seen. */
@Component
final class RegionsHealthIndicator implements HealthIndicator {
  private final RegionStates states;

  RegionsHealthIndicator(RegionStates states) {
    this.states = states;
  }

  @Override
  public Health health() {
    var health = states.all().stream().anyMatch(RegionState::lost) ? Health.down() : Health.up();
    states.all().forEach(each -> health.withDetail(each.region(), details(each)));
    return health.build();
  }

  private static Map<String, Object> details(RegionState state) {
    return Map.of(
        "state", state.lost() ? "lost" : "answers",
        "waiting", state.waiting(),
        "secondsSinceAnswer", state.sinceAnswer().toSeconds());
  }
}
