package dev.movr.api;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.web.failure.Problem;
import dev.movr.web.failure.Refusal;
import dev.movr.web.input.PlaceForm;
import dev.movr.web.input.PlainText;
import io.swagger.v3.oas.annotations.media.DependentRequired;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;
import org.springframework.validation.SimpleErrors;

/**
 * Where a vehicle is left: a point, with or without a name for it, or the name alone of one of the
 * city's places.
 *
 * @param latitude degrees, north positive
 * @param longitude degrees, east positive
 * @param name one of the city's places; with a point, how people find it
 */
@Schema(
    name = "PlaceInCity",
    minProperties = 1,
    dependentRequiredMap = {
      @DependentRequired(name = "latitude", value = "longitude"),
      @DependentRequired(name = "longitude", value = "latitude")
    },
    description =
        "A point in the city, with or without a name for it; or the name of one of the city's places.")
public record PlaceBody(
    @Schema(minimum = "-90", maximum = "90") @Nullable Double latitude,
    @Schema(minimum = "-180", maximum = "180") @Nullable Double longitude,
    @Schema(maxLength = PlaceForm.LONGEST_LOCATION, pattern = PlainText.OPTIONAL_PATTERN)
        @Nullable String name) {

  /**
   * The place in that city.
   *
   * @param field in which it came
   * @throws Refusal when there is none
   */
  public Place in(City city, String field, Validation validation) {
    PlaceForm form = form();
    Errors errors = new SimpleErrors(form);
    Optional<Place> place = form.in(city, errors);
    var faults =
        Stream.concat(
                validation.faults(form).stream(),
                errors.getFieldErrors().stream()
                    .map(error ->
                        new Problem.FieldError(
                            error.getField(), String.valueOf(error.getDefaultMessage()))))
            .map(fault -> new Problem.FieldError(field + name(fault.field()), fault.detail()))
            .toList();
    if (place.isEmpty() || !faults.isEmpty()) {
      throw Refusal.ofFields(faults);
    }
    return place.get();
  }

  /** The form calls a listed name a place, and the name of a point a location. */
  private static String name(String fieldOfForm) {
    return fieldOfForm.equals("latitude") ? ".latitude" : ".name";
  }

  private PlaceForm form() {
    return latitude == null && longitude == null
        ? new PlaceForm(name, null, null, null)
        : new PlaceForm(null, text(latitude), text(longitude), name);
  }

  private static String text(@Nullable Double degrees) {
    return degrees == null ? "" : degrees.toString();
  }
}
