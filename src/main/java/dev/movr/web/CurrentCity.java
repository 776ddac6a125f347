package dev.movr.web;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.ClientLocation;
import dev.movr.region.ClientLocation.Source;
import dev.movr.region.Region;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The city that a client is shown: the one chosen before, else where the client is, else the
 * default.
 */
@Component
public class CurrentCity {
  private static final PreferenceCookie COOKIE = new PreferenceCookie("movr_city");
  private static final String DEBUG_CITY = "new york";

  /** Set by Tomcat on what came through a trusted proxy. */
  private static final String FORWARDED = "org.apache.tomcat.request.forwarded";

  private final Cities cities;
  private final WebSettings settings;
  private final City otherwise;

  /**
   * @throws IllegalArgumentException when REGION is no region of the catalogue
   */
  CurrentCity(Cities cities, WebSettings settings) {
    this.cities = cities;
    this.settings = settings;
    this.otherwise = cities.defaultOf(region(cities, settings.region()));
  }

  private static Region region(Cities cities, @Nullable String name) {
    if (name == null || name.isBlank()) {
      return cities.regions().getFirst();
    }
    return cities
        .region(name.strip())
        .orElseThrow(() ->
            new IllegalArgumentException(
                "REGION must be one of "
                    + String.join(", ", cities.regions().stream().map(Region::name).toList())));
  }

  /** The name of the region that this instance runs in. */
  String region() {
    return otherwise.region();
  }

  public ClientLocation of(HttpServletRequest request) {
    return chosen(request)
        .map(city -> new ClientLocation(city, Source.CHOSEN))
        .orElseGet(() -> hinted(request));
  }

  private Optional<City> chosen(HttpServletRequest request) {
    return COOKIE.read(request).flatMap(cities::bySlug);
  }

  /** Where the client seems to be, whichever city it chose; empty when nobody has told. */
  public Optional<City> located(HttpServletRequest request) {
    return Optional.of(hinted(request))
        .filter(found -> found.source() != Source.DEFAULT)
        .map(ClientLocation::city);
  }

  private ClientLocation hinted(HttpServletRequest request) {
    if (settings.debug()) {
      return new ClientLocation(cities.byName(DEBUG_CITY).orElse(otherwise), Source.DEBUG);
    }
    if (!isForwarded(request)) {
      return new ClientLocation(otherwise, Source.DEFAULT);
    }
    return ClientLocation.of(
        cities, header(request, settings.cityHeader()), placeHint(request), otherwise);
  }

  /** Whether a trusted proxy has sent it. */
  static boolean isForwarded(HttpServletRequest request) {
    return Boolean.TRUE.equals(request.getAttribute(FORWARDED));
  }

  /** City and coordinates in one header, as in the seeds, or the coordinates in one each. */
  private @Nullable String placeHint(HttpServletRequest request) {
    String place = header(request, settings.placeHeader());
    String latitude = header(request, settings.latitudeHeader());
    String longitude = header(request, settings.longitudeHeader());
    return place != null || latitude == null || longitude == null
        ? place
        : "," + latitude + "," + longitude;
  }

  /** Of several the last: a client may have sent its own, and the proxy has added one. */
  private static @Nullable String header(HttpServletRequest request, @Nullable String name) {
    if (name == null || name.isBlank()) {
      return null;
    }
    String last = null;
    for (String value : Collections.list(request.getHeaders(name))) {
      last = value;
    }
    return last == null ? null : fromUtf8(last);
  }

  /** Tomcat takes every byte of a header for a character; some proxies send UTF-8. */
  private static String fromUtf8(String header) {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException otherBytes) {
      return header;
    }
  }

  /** Remembers the choice on the client for a year. */
  public void choose(City city, HttpServletRequest request, HttpServletResponse response) {
    COOKIE.write(city.slug(), request, response);
  }
}
