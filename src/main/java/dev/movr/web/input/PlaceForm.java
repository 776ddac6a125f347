package dev.movr.web.input;

import dev.movr.language.Words;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Where a vehicle is left: a named place from the list, or a point from the map or the device.
 *
 * @param place a place's name; when it is filled in, the point is not looked at
 * @param location how the rider describes the point; may be empty
 */
public record PlaceForm(
    String place,
    String latitude,
    String longitude,
    @PlainText(max = LONGEST_LOCATION, optional = true) String location) {
  /** The most characters of {@link #location}. */
  public static final int LONGEST_LOCATION = 100;

  public PlaceForm(
      @Nullable String place,
      @Nullable String latitude,
      @Nullable String longitude,
      @Nullable String location) {
    this.place = Text.clean(place);
    this.latitude = Text.clean(latitude);
    this.longitude = Text.clean(longitude);
    this.location = this.place.isEmpty() ? Text.clean(location) : "";
  }

  /** Whether nothing is filled in. */
  public boolean empty() {
    return place.isEmpty() && latitude.isEmpty() && longitude.isEmpty() && location.isEmpty();
  }

  /** The place in that city; when there is none, {@code errors} say why. */
  public Optional<Place> in(City city, Errors errors) {
    if (!place.isEmpty()) {
      return named(city, errors);
    }
    if (latitude.isEmpty() && longitude.isEmpty()) {
      errors.rejectValue("place", "missing", Words.text("place.missing"));
      return Optional.empty();
    }
    return point(errors).flatMap(point -> inside(city, point, errors));
  }

  private Optional<Place> named(City city, Errors errors) {
    Optional<Place> named = city.place(place);
    if (named.isEmpty()) {
      errors.rejectValue("place", "unknown", Words.text("place.unknown", city.label()));
    }
    return named;
  }

  private Optional<Point> point(Errors errors) {
    try {
      return Optional.of(new Point(Double.parseDouble(latitude), Double.parseDouble(longitude)));
    } catch (IllegalArgumentException notOnTheEarth) {
      errors.rejectValue("latitude", "malformed", Words.text("place.malformed"));
      return Optional.empty();
    }
  }

  private Optional<Place> inside(City city, Point point, Errors errors) {
    if (!city.bounds().contain(point)) {
      errors.rejectValue("latitude", "outside", Words.text("place.outside", city.label()));
      return Optional.empty();
    }
    String name = location.isEmpty() ? "Near " + city.placeNearest(point).name() : location;
    return Optional.of(new Place(name, point.latitude(), point.longitude()));
  }
}
