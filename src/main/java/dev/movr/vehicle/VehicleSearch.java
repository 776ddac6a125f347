package dev.movr.vehicle;

import dev.movr.region.Point;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What a client looks for in a city, as it stands in the URL. Whatever is not understood is left
 * out.
 *
 * @param type one of {@link VehicleType#code}; anything else: all
 * @param show {@code in_use}; anything else: those available
 * @param lat degrees, of where the client is
 * @param lng degrees, of where the client is
 * @param after where the slice before ended
 */
public record VehicleSearch(
    @Nullable String type,
    @Nullable String show,
    @Nullable String lat,
    @Nullable String lng,
    @Nullable String after) {

  static VehicleSearch of(Map<String, String> query) {
    return new VehicleSearch(
        query.get("type"),
        query.get("show"),
        query.get("lat"),
        query.get("lng"),
        query.get("after"));
  }

  public @Nullable VehicleType vehicleType() {
    return type == null ? null : VehicleType.of(type).orElse(null);
  }

  public VehicleStatus status() {
    return VehicleStatus.IN_USE.code().equals(show)
        ? VehicleStatus.IN_USE
        : VehicleStatus.AVAILABLE;
  }

  /** Where the client is; empty when unknown, or not a place on Earth. */
  public Optional<Point> from() {
    if (lat == null || lng == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Point(Double.parseDouble(lat), Double.parseDouble(lng)));
    } catch (IllegalArgumentException notOnTheEarth) {
      return Optional.empty();
    }
  }

  /** The same search for another type, from its start; null for all. */
  public String ofType(@Nullable VehicleType other) {
    return query(other == null ? null : other.code(), show, null);
  }

  /** The same search for another status, from its start. */
  public String showing(VehicleStatus other) {
    return query(type, other == VehicleStatus.IN_USE ? other.code() : null, null);
  }

  /** The same search, without saying where the client is. */
  public String anywhere() {
    return new VehicleSearch(type, show, null, null, null).ofType(vehicleType());
  }

  /** The same search, from there on. */
  public String continuedAt(String next) {
    return query(type, show, next);
  }

  private String query(
      @Nullable String newType, @Nullable String newShow, @Nullable String newAfter) {
    var query = UriComponentsBuilder.newInstance();
    query.queryParamIfPresent(
        "type", Optional.ofNullable(newType).flatMap(VehicleType::of).map(VehicleType::code));
    query.queryParamIfPresent(
        "show", Optional.ofNullable(newShow).filter(VehicleStatus.IN_USE.code()::equals));
    from()
        .ifPresent(point ->
            query.queryParam("lat", point.latitude()).queryParam("lng", point.longitude()));
    query.queryParamIfPresent("after", Optional.ofNullable(newAfter));
    String text = query.encode().build().toUriString();
    return text.isEmpty() ? "?" : text;
  }
}
