package dev.movr.region;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which city a client is shown first, and why. What a load balancer says of a client is a hint,
 * never an authority: whatever it holds, the answer is a served city.
 */
public record ClientLocation(City city, Source source) {
  private static final int LONGEST_HINT = 200;
  private static final Pattern COORDINATES =
      Pattern.compile("(?:.*,)?\\s*(-?\\d{1,3}(?:\\.\\d+)?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d+)?)\\s*");

  /** Where the answer comes from. */
  public enum Source {
    /** The client chose the city. */
    CHOSEN,
    /** The load balancer named a city that MovR serves. */
    NAMED,
    /** The served city nearest to the coordinates that the load balancer sent. */
    NEAREST,
    /** Nothing is known of the client: the default city of the instance's region. */
    DEFAULT,
    /** {@code DEBUG} is on, which fixes every client to New York, as in the seeds. */
    DEBUG
  }

  /**
   * @param cityHint a city's name, as in {@code X-City: paris}
   * @param placeHint a city's name and coordinates, as in {@code X-PLACE: paris,48.85,2.35}
   * @param otherwise the city of a client of whom nothing is known
   */
  public static ClientLocation of(
      Cities cities, @Nullable String cityHint, @Nullable String placeHint, City otherwise) {
    return named(cities, cityHint)
        .or(() -> named(cities, placeHint == null ? null : placeHint.split(",", 2)[0]))
        .or(() -> nearest(cities, placeHint))
        .orElseGet(() -> new ClientLocation(otherwise, Source.DEFAULT));
  }

  private static Optional<ClientLocation> named(Cities cities, @Nullable String hint) {
    return usable(hint).flatMap(cities::byName).map(city -> new ClientLocation(city, Source.NAMED));
  }

  private static Optional<ClientLocation> nearest(Cities cities, @Nullable String hint) {
    return usable(hint)
        .map(COORDINATES::matcher)
        .filter(matcher -> matcher.matches())
        .flatMap(found -> point(found.group(1), found.group(2)))
        .map(point -> new ClientLocation(cities.nearest(point), Source.NEAREST));
  }

  private static Optional<Point> point(String latitude, String longitude) {
    try {
      return Optional.of(new Point(Double.parseDouble(latitude), Double.parseDouble(longitude)));
    } catch (IllegalArgumentException notOnTheEarth) {
      return Optional.empty();
    }
  }

  private static Optional<String> usable(@Nullable String hint) {
    return Optional.ofNullable(hint)
        .filter(text -> !text.isBlank() && text.length() <= LONGEST_HINT);
  }
}
