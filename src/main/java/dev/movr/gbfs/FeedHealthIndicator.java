package dev.movr.gbfs;

import dev.movr.region.City;
import java.util.List;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** How the feed is: which fleets are kept and how old they are, and which could not be read. */
@Component
final class FeedHealthIndicator implements HealthIndicator {
  private final FleetCache fleets;

  FeedHealthIndicator(FleetCache fleets) {
    this.fleets = fleets;
  }

  @Override
  public Health health() {
    List<String> failing = fleets.failing().stream().map(City::slug).sorted().toList();
    var ages = new TreeMap<String, Long>();
    fleets.ages().forEach((city, age) -> ages.put(city.slug(), age.toSeconds()));
    return (failing.isEmpty() ? Health.up() : Health.down())
        .withDetail("failing", failing)
        .withDetail("ageInSeconds", ages)
        .build();
  }
}
