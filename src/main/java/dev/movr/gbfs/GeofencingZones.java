package dev.movr.gbfs;

import dev.movr.region.Bounds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code geofencing_zones.json}: a ride ends within the city's service area. It may lead through
 * what is around.
 */
record GeofencingZones(FeatureCollection geofencingZones, @Nullable List<Rule> globalRules) {
  record FeatureCollection(String type, List<Feature> features) {}

  record Feature(String type, MultiPolygon geometry, Properties properties) {}

  /** Of polygons, of rings, of points, of longitude and latitude. */
  record MultiPolygon(String type, List<List<List<List<Double>>>> coordinates) {}

  record Properties(Object name, List<Rule> rules) {}

  record Rule(
      @Nullable Boolean rideAllowed,
      @Nullable Boolean rideStartAllowed,
      @Nullable Boolean rideEndAllowed,
      boolean rideThroughAllowed) {}

  static GeofencingZones of(CitySystem system) {
    var area =
        new Feature(
            "Feature",
            multiPolygon(system.city().bounds()),
            new Properties(system.text(system.city().plainLabel()), List.of(rule(system, true))));
    return new GeofencingZones(
        new FeatureCollection("FeatureCollection", List.of(area)),
        system.is3() ? List.of(rule(system, false)) : null);
  }

  private static Rule rule(CitySystem system, boolean inside) {
    return system.is3() ? new Rule(null, inside, inside, true) : new Rule(inside, null, null, true);
  }

  /** Counter-clockwise, as RFC 7946 lays down for what is inside. */
  private static MultiPolygon multiPolygon(Bounds area) {
    return new MultiPolygon(
        "MultiPolygon",
        List.of(
            List.of(
                List.of(
                    List.of(area.west(), area.south()),
                    List.of(area.east(), area.south()),
                    List.of(area.east(), area.north()),
                    List.of(area.west(), area.north()),
                    List.of(area.west(), area.south())))));
  }
}
