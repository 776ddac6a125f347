package dev.movr.region;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which city a client is shown first, and why. What a load balancer says of a client is a hint,
 * never an authority: whatever it holds, the answer is a served city.
 */
public record ClientLocation(City city, Source source) {
  private static final int LONGEST_HINT = 200;

  /** Farther away, the name is that of another city: Paris in Texas, Rome in Georgia. */
  private static final int SAME_CITY_METERS = 200_000;

  private static final Pattern PLACE =
      Pattern.compile(
          "(?:(.*),)?\\s*(-?\\d{1,3}(?:\\.\\d+)?)\\s*,\\s*(-?\\d{1,3}(?:\\.\\d+)?)\\s*");

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
   * Both hints may be percent-encoded UTF-8. A city's name counts only near the coordinates that
   * come with it.
   *
   * @param cityHint a city's name, as in {@code X-City: New%20York}
   * @param placeHint a city's name and coordinates, as in {@code X-PLACE: paris,48.85,2.35};
   *     without a name, the coordinates of the first hint
   * @param otherwise the city of a client of whom nothing is known
   */
  public static ClientLocation of(
      Cities cities, @Nullable String cityHint, @Nullable String placeHint, City otherwise) {
    Hint place = usable(placeHint).map(ClientLocation::place).orElse(new Hint("", null));
    Hint city =
        new Hint(usable(cityHint).orElse(""), place.name().isBlank() ? place.point() : null);
    return named(cities, city)
        .or(() -> named(cities, place))
        .or(() -> nearest(cities, place.point()))
        .orElseGet(() -> new ClientLocation(otherwise, Source.DEFAULT));
  }

  private record Hint(String name, @Nullable Point point) {
    boolean near(City city) {
      return point == null || point.metersTo(city.center()) < SAME_CITY_METERS;
    }
  }

  /** The name may have commas in it: {@code Washington, D.C.,38.9,-77.0}. */
  private static Hint place(String text) {
    var parts = PLACE.matcher(text);
    return parts.matches()
        ? new Hint(
            Objects.requireNonNullElse(parts.group(1), ""), point(parts.group(2), parts.group(3)))
        : new Hint(text, null);
  }

  private static Optional<ClientLocation> named(Cities cities, Hint hint) {
    return cities
        .byName(hint.name())
        .or(() -> hint.point() == null ? Optional.empty() : firstPart(cities, hint.name()))
        .filter(hint::near)
        .map(city -> new ClientLocation(city, Source.NAMED));
  }

  /** Of {@code Paris, FR}; coordinates tell it from Paris, TX. */
  private static Optional<City> firstPart(Cities cities, String name) {
    return cities.byName(name.split(",", 2)[0]);
  }

  private static Optional<ClientLocation> nearest(Cities cities, @Nullable Point point) {
    return Optional.ofNullable(point)
        .map(found -> new ClientLocation(cities.nearest(found), Source.NEAREST));
  }

  private static @Nullable Point point(String latitude, String longitude) {
    try {
      return new Point(Double.parseDouble(latitude), Double.parseDouble(longitude));
    } catch (IllegalArgumentException notOnTheEarth) {
      return null;
    }
  }

  private static Optional<String> usable(@Nullable String hint) {
    return Optional.ofNullable(hint)
        .filter(text -> text.length() <= LONGEST_HINT)
        .map(ClientLocation::decoded)
        .filter(text -> !text.isBlank());
  }

  /** As it is, when its percent signs are none of an encoding. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return text;
    }
  }
}
