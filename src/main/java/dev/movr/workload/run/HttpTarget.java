package dev.movr.workload.run;

import dev.movr.region.Bounds;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import dev.movr.region.Region;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A MovR that runs somewhere, over its API or its pages. Everybody has a connection of their own.
 */
final class HttpTarget implements Target {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private final URI origin;
  private final boolean pages;
  private final Duration timeout;
  private final Queue<HttpConnection> connections = new ConcurrentLinkedQueue<>();

  HttpTarget(URI origin, boolean pages, Duration timeout) {
    this.origin = origin;
    this.pages = pages;
    this.timeout = timeout;
  }

  @Override
  public String name() {
    return "MovR at " + origin + ", over " + (pages ? "its pages" : "its API");
  }

  private HttpConnection connection() {
    var connection = new HttpConnection(origin, timeout);
    connections.add(connection);
    return connection;
  }

  private record Served(List<ServedCity> items) {}

  private record ServedCity(
      String id,
      String name,
      String region,
      ZoneId timeZone,
      Currency currency,
      Point center,
      Bounds bounds,
      List<Place> places) {
    private City city() {
      return new City(
          id.replace('-', ' '),
          name,
          region,
          timeZone,
          currency,
          center.latitude(),
          center.longitude(),
          bounds,
          places,
          Map.of());
    }
  }

  /** Its own catalogue, which need not be the one that comes with this program. */
  @Override
  public Cities cities() throws Failure {
    var http = connection();
    String text = Asking.expect(200, () -> http.get("/api/v1/cities", "")).text();
    try {
      var cities = MAPPER.readValue(text, Served.class).items().stream().map(ServedCity::city);
      return catalogue(cities.toList());
    } catch (JacksonException | IllegalArgumentException other) {
      throw new Failure("what it says of its cities is not MovR's", 0, false);
    }
  }

  private static Cities catalogue(List<City> cities) {
    List<Region> regions =
        cities.stream()
            .map(City::region)
            .distinct()
            .map(name -> new Region(name, name, first(cities, name), Map.of()))
            .toList();
    return new Cities(regions, cities);
  }

  private static String first(List<City> cities, String region) {
    return cities.stream()
        .filter(city -> city.region().equals(region))
        .findFirst()
        .map(City::name)
        .orElseThrow();
  }

  @Override
  public Door register(Person person) throws Failure {
    return pages ? PageDoor.register(connection(), person) : ApiDoor.register(connection(), person);
  }

  @Override
  public Account account(Person person, Door door) throws Failure {
    return door instanceof ApiDoor api
        ? api.account()
        : ApiDoor.signIn(connection(), person).account();
  }

  @Override
  public Account registerOwner(Person person) throws Failure {
    return ApiDoor.register(connection(), person).account();
  }

  @Override
  public void close() {
    for (HttpConnection connection : connections) {
      try {
        connection.close();
      } catch (IOException gone) {
        // It was to be closed anyway.
      }
    }
  }
}
