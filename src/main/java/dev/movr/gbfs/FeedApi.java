package dev.movr.gbfs;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.web.WebSettings;
import dev.movr.web.failure.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The feed. Files without vehicles are generated for each request and cost no statement. */
@Controller
class FeedApi {
  /** Within this time all instances give the same answer. */
  static final Duration TTL = Duration.ofMinutes(5);

  private static final Pattern GZIP =
      Pattern.compile("(?i)(?:x-)?gzip(?:\\s*;\\s*q=(?!0(?:\\.0*)?$).*)?");

  private final Cities cities;
  private final FleetCache fleets;
  private final GbfsSettings settings;
  private final WebSettings web;
  private final Clock clock;

  /**
   * @throws IllegalArgumentException when a city has no price
   */
  FeedApi(Cities cities, FleetCache fleets, GbfsSettings settings, WebSettings web, Clock clock) {
    cities.cities().forEach(settings::priceIn);
    this.cities = cities;
    this.fleets = fleets;
    this.settings = settings;
    this.web = web;
    this.clock = clock;
  }

  @GetMapping("/gbfs/manifest.json")
  void manifest(HttpServletRequest request, HttpServletResponse response) throws IOException {
    Object data = AutoDiscovery.manifest(origin(request), cities.cities());
    send(document(Version.V3_0, data), request, response);
  }

  @GetMapping("/gbfs/{city}/{version}/{file}.json")
  void file(
      @PathVariable City city,
      @PathVariable String version,
      @PathVariable String file,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Version known = Version.of(version).orElseThrow(NotFound::new);
    var system = new CitySystem(city, known, origin(request), settings);
    Object data = FeedFiles.data(file, system).orElseThrow(NotFound::new);
    send(document(known, data), request, response);
  }

  @GetMapping("/gbfs/{city}/3.0/vehicle_status.json")
  void vehicles(@PathVariable City city, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(fleets.of(city, Version.V3_0), request, response);
  }

  @GetMapping("/gbfs/{city}/2.3/free_bike_status.json")
  void bikes(@PathVariable City city, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    send(fleets.of(city, Version.V2_3), request, response);
  }

  private String origin(HttpServletRequest request) {
    return web.publicOrigin()
        .orElseGet(
            () -> ServletUriComponentsBuilder.fromContextPath(request).build().toUriString());
  }

  private Document document(Version version, Object data) {
    long ttl = TTL.toSeconds();
    long now = clock.instant().getEpochSecond();
    return DocumentWriter.document(version, Instant.ofEpochSecond(now - now % ttl), TTL, data);
  }

  private void send(Document document, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(
        HttpHeaders.CACHE_CONTROL,
        CacheControl.maxAge(document.left(clock.instant())).cachePublic().getHeaderValue());
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (new ServletWebRequest(request, response).checkNotModified(document.etag())) {
      return;
    }
    response.setContentType(MediaType.APPLICATION_JSON_VALUE);
    if (acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING))) {
      response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
      response.setContentLength(document.compressedLength());
      document.writeCompressed(response.getOutputStream());
    } else {
      document.writePlain(response.getOutputStream());
    }
  }

  static boolean acceptsGzip(@Nullable String acceptEncoding) {
    return acceptEncoding != null
        && Arrays.stream(acceptEncoding.split(",", -1))
            .anyMatch(coding -> GZIP.matcher(coding.strip()).matches());
  }
}
