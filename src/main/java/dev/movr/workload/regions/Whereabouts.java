package dev.movr.workload.regions;

import com.sun.net.httpserver.HttpExchange;
import dev.movr.region.Cities;
import dev.movr.region.City;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a client is. A load balancer knows it from the address; here a browser says it by a cookie,
 * which the page of the regions sets, and everybody else is in the city of which they ask, or in
 * the first one of the catalogue.
 */
final class Whereabouts {
  static final String COOKIE = "movr_here";

  private static final Pattern IN_COOKIES = Pattern.compile("(?:^|;\\s*)" + COOKIE + "=([a-z-]+)");
  private static final Pattern IN_PATH = Pattern.compile("^/(?:api/v1/cities/|gbfs/)?([a-z-]+)");

  private final Cities cities;

  Whereabouts(Cities cities) {
    this.cities = cities;
  }

  City of(HttpExchange exchange) {
    return chosen(exchange)
        .or(() -> city(IN_PATH.matcher(exchange.getRequestURI().getPath())))
        .orElse(cities.cities().getFirst());
  }

  /** As the page of the regions has set it. */
  Optional<City> chosen(HttpExchange exchange) {
    List<String> cookies = exchange.getRequestHeaders().getOrDefault("Cookie", List.of());
    return city(IN_COOKIES.matcher(String.join("; ", cookies)));
  }

  private Optional<City> city(Matcher found) {
    return found.find() ? cities.bySlug(found.group(1)) : Optional.empty();
  }
}
