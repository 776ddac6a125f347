package dev.movr.web;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the pages; {@code application.yaml} has the defaults and says what each is for.
 *
 * @param secretKey under which cookies are sealed; blank: the embedded database's
 * @param region of this instance; blank: that of the first city
 * @param debug whether every client is in New York, as in the seeds
 * @param tiles a URL with {@code {z}}, {@code {x}} and {@code {y}}; blank: a map without tiles
 * @param cityHeader in which a trusted proxy names the client's city
 * @param placeHeader in which a trusted proxy names the client's city and coordinates
 */
@ConfigurationProperties("movr.web")
public record WebSettings(
    @Nullable String secretKey,
    @Nullable String region,
    boolean debug,
    @Nullable String googleMapsKey,
    @Nullable String tiles,
    @Nullable String tilesAttribution,
    String cityHeader,
    String placeHeader) {

  /** Whether the map's tiles are Google's: that is what its key is for. */
  public boolean googleMaps() {
    return googleMapsKey != null && !googleMapsKey.isBlank();
  }

  /** The origin that tiles come from, for the Content-Security-Policy; empty without tiles. */
  public String tilesOrigin() {
    if (googleMaps()) {
      return "https://tile.googleapis.com";
    }
    if (tiles == null || tiles.isBlank()) {
      return "";
    }
    URI uri = URI.create(tiles.replaceAll("[{}]", ""));
    return uri.getHost() == null
        ? ""
        : uri.getScheme() + "://" + uri.getAuthority().replaceFirst("^s\\.", "*.");
  }

  @Override
  public String toString() {
    return "WebSettings";
  }
}
