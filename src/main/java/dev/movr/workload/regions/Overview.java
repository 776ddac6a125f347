package dev.movr.workload.regions;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import dev.movr.workload.run.Rounds;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Everything at a glance, as the page and the terminal show it.
 *
 * @param place the slug of the city where the asking browser is; empty: in the city that it asks of
 * @param failures answers of the front door with a status of 500 and more, by what was done
 */
record Overview(
    String database,
    String place,
    List<AtRegion> regions,
    List<Link> links,
    List<Observations.Waiting> waiting,
    Map<String, Long> failures,
    List<Observations.Request> requests,
    Rounds.Total traffic,
    BooksWatch.Found books,
    List<String> events) {

  /**
   * One of the regions.
   *
   * @param latitude of the middle of its cities, in degrees
   * @param instance in lower case: stopped, starting, ready
   * @param lost whether its data cannot be reached from anywhere
   */
  record AtRegion(
      String name,
      String label,
      double latitude,
      double longitude,
      List<Place> cities,
      String instance,
      long processId,
      long requests,
      boolean lost) {}

  /** A city, for the list of places. */
  record Place(String slug, String label) {}

  /**
   * From an instance to a region's data.
   *
   * @param millis a round trip
   */
  record Link(String from, String to, long millis, boolean cut, boolean slow, long statements) {
    static Link of(Way way) {
      return new Link(
          way.from().name(),
          way.to().name(),
          way.roundTrip().toMillis(),
          way.isCut(),
          way.isSlow(),
          way.statements());
    }
  }

  static AtRegion at(Region region, Cities cities, Instances instances, Ways ways) {
    List<City> there = cities.in(region);
    RunningInstance instance = instances.in(region).orElseThrow();
    return new AtRegion(
        region.name(),
        region.label(),
        there.stream().mapToDouble(city -> city.center().latitude()).average().orElse(0),
        there.stream().mapToDouble(city -> city.center().longitude()).average().orElse(0),
        there.stream().map(city -> new Place(city.slug(), city.label())).toList(),
        instance.state().name().toLowerCase(Locale.ROOT),
        instance.processId(),
        instance.backend().requests(),
        ways.isLost(region));
  }
}
