package dev.movr.gbfs;

import dev.movr.metric.CityGauges;
import dev.movr.region.City;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Shows how old the fleets in the feed are. */
@Component
final class FeedMetrics {
  FeedMetrics(CityGauges gauges, FleetCache fleets) {
    gauges.show("movr_feed_age_seconds", "Age of a city's fleet in the feed", () -> ages(fleets));
  }

  private static Map<City, Double> ages(FleetCache fleets) {
    var ages = new HashMap<City, Double>();
    fleets.ages().forEach((city, age) -> ages.put(city, age.toMillis() / 1000.0));
    return ages;
  }
}
