package dev.movr.web;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the web; {@code application.yaml} has the defaults and says what each is for.
 *
 * @param secretKey under which cookies are sealed; blank: the embedded database's
 * @param secretKeyOther under which cookies are opened too, while keys are changed; blank: none
 * @param publicUrl where the world finds MovR, without a path; blank: where each request found it
 * @param region of this instance; blank: that of the first city
 * @param debug whether every client is in New York, as in the seeds
 * @param tiles a URL with {@code {z}}, {@code {x}} and {@code {y}}; blank: a map without tiles
 * @param trustedProxies a regular expression of the addresses of proxies whose headers are believed
 * @param cityHeader in which a trusted proxy names the client's city
 * @param placeHeader in which a trusted proxy names the client's city and coordinates
 * @param latitudeHeader in which a trusted proxy gives the client's latitude; blank: none does
 * @param longitudeHeader in which a trusted proxy gives the client's longitude; blank: none does
 */
@ConfigurationProperties("movr.web")
public record WebSettings(
    @Nullable String secretKey,
    @Nullable String secretKeyOther,
    @Nullable String publicUrl,
    @Nullable String region,
    boolean debug,
    @Nullable String googleMapsKey,
    @Nullable String tiles,
    @Nullable String tilesAttribution,
    String trustedProxies,
    String cityHeader,
    String placeHeader,
    @Nullable String latitudeHeader,
    @Nullable String longitudeHeader) {
  private static final Pattern ORIGIN =
      Pattern.compile("https?://(?:[\\w.-]+|\\[[\\da-fA-F:]+])(?::\\d{1,5})?/?");
  private static final Pattern TILES = Pattern.compile("https?://[^/\\s]+/\\S*");

  public WebSettings {
    if (publicUrl != null && !publicUrl.isBlank() && !ORIGIN.matcher(publicUrl).matches()) {
      throw new IllegalArgumentException(
          "movr.web.public-url must be like https://movr.example.com, without a path");
    }
    if (tiles != null && !tiles.isBlank() && !TILES.matcher(tiles).matches()) {
      throw new IllegalArgumentException(
          "movr.web.tiles must be a URL like https://tile.example.com/{z}/{x}/{y}.png");
    }
  }

  /** What links that leave MovR begin with, without a slash at its end. */
  public Optional<String> publicOrigin() {
    return Optional.ofNullable(publicUrl)
        .filter(url -> !url.isBlank())
        .map(url -> url.replaceFirst("/$", ""));
  }

  /**
   * For which host passkeys are: the public URL's, or localhost when none is set; empty when there
   * can be none, since browsers make them for no number.
   */
  public String passkeyHost() {
    String host = publicOrigin().map(url -> URI.create(url).getHost()).orElse("localhost");
    return host.startsWith("[") || host.matches("[\\d.]+") ? "" : host;
  }

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
    String origin = tiles.substring(0, tiles.indexOf('/', tiles.indexOf("://") + 3));
    return origin.replace("{s}.", "*.");
  }

  @Override
  public String toString() {
    return "WebSettings";
  }
}
