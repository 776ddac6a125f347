package dev.movr.workload.regions;

import dev.movr.region.Region;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Round trips between regions. Those of Google's are medians over four hours from its Performance
 * Dashboard of 2023-11-27; within a region it says less than a millisecond, which is left out.
 */
final class Distances {
  private static final Map<Set<String>, Duration> MEASURED =
      Map.of(
          Set.of("gcp-us-east1", "gcp-us-west1"), Duration.ofMillis(64),
          Set.of("gcp-us-east1", "gcp-europe-west1"), Duration.ofMillis(91),
          Set.of("gcp-us-west1", "gcp-europe-west1"), Duration.ofMillis(134));

  /** Of regions that are not in the table. */
  private static final Duration OTHERS = Duration.ofMillis(100);

  private Distances() {}

  static Duration roundTrip(Region one, Region other) {
    return one.equals(other)
        ? Duration.ZERO
        : MEASURED.getOrDefault(Set.of(one.name(), other.name()), OTHERS);
  }
}
