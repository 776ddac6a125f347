package dev.movr.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.movr.language.Language;
import dev.movr.testing.TestCatalogue;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.i18n.LocaleContextHolder;

class CitiesTest {
  private static final Cities CITIES = TestCatalogue.shipped();

  static Stream<City> cities() {
    return CITIES.cities().stream();
  }

  @Test
  void the_cities_are_those_of_the_seeds() {
    assertThat(CITIES.cities())
        .extracting(City::name)
        .containsExactlyInAnyOrder(
            "new york",
            "boston",
            "washington dc",
            "san francisco",
            "seattle",
            "los angeles",
            "amsterdam",
            "paris",
            "rome");
    assertThat(CITIES.regions())
        .extracting(Region::name)
        .containsExactly("gcp-us-east1", "gcp-us-west1", "gcp-europe-west1");
  }

  @ParameterizedTest
  @MethodSource("cities")
  void every_place_is_within_its_citys_bounds_and_has_a_name_of_its_own(City city) {
    assertThat(city.places())
        .hasSizeGreaterThanOrEqualTo(10)
        .allMatch(place -> city.bounds().contain(place.point()))
        .allMatch(place -> !place.name().isBlank() && place.name().length() <= 100);
    assertThat(city.places()).extracting(Place::name).doesNotHaveDuplicates();
    assertThat(city.places()).extracting(Place::point).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("cities")
  void every_city_knows_its_time_and_money_and_is_nearest_to_its_own_centre(City city) {
    assertThat(city.timeZone()).isNotNull();
    assertThat(city.currency()).isNotNull();
    assertThat(city.label()).isNotBlank();
    assertThat(CITIES.nearest(city.center())).isEqualTo(city);
    assertThat(CITIES.in(CITIES.region(city.region()).orElseThrow())).contains(city);
  }

  @ParameterizedTest
  @MethodSource("cities")
  void a_city_is_found_by_its_slug_and_its_name(City city) {
    assertThat(CITIES.bySlug(city.slug())).contains(city);
    assertThat(CITIES.byName(city.label())).contains(city);
    assertThat(CITIES.byName(city.slug())).contains(city);
    assertThat(CITIES.ofRow(city.name())).isSameAs(city);
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          New York,       new york
          NEW YORK,       new york
          new_york,       new york
          '  new  york ', new york
          New-York,       new york
          Washington D.C.,washington dc
          washington-dc,  washington dc
          """)
  void a_name_may_be_written_in_several_ways(String written, String name) {
    assertThat(CITIES.byName(written)).contains(CITIES.ofRow(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "london", "new", "newyork", "paris;", "../paris", "\0", "İstanbul"})
  void an_unserved_city_is_not_found(String name) {
    assertThat(CITIES.byName(name)).isEmpty();
    assertThat(CITIES.bySlug(name)).isEmpty();
    assertThatIllegalStateException().isThrownBy(() -> CITIES.ofRow(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"new york", "New-York", "new-york/", "NEW-YORK"})
  void a_slug_has_one_form(String slug) {
    assertThat(CITIES.bySlug(slug)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "51.5, -0.12, paris",
    "34.05, -118.2, los angeles",
    "-33.9, 151.2, seattle",
    "90, 0, amsterdam",
    "45.5, -73.6, boston"
  })
  void a_point_anywhere_has_a_nearest_city(double latitude, double longitude, String name) {
    Point point = new Point(latitude, longitude);
    City nearest = CITIES.nearest(point);

    assertThat(CITIES.cities())
        .allMatch(city -> city.center().metersTo(point) >= nearest.center().metersTo(point));
    if (!name.equals("seattle")) {
      assertThat(nearest.name()).isEqualTo(name);
    }
  }

  @Test
  void every_region_has_a_default_city_of_its_own() {
    assertThat(CITIES.regions())
        .allSatisfy(region -> assertThat(CITIES.in(region)).contains(CITIES.defaultOf(region)));
    assertThat(CITIES.region("gcp-mars1")).isEmpty();
  }

  @Test
  void a_city_finds_its_places() {
    City newYork = CITIES.ofRow("new york");
    Place timesSquare = newYork.place("Times Square").orElseThrow();

    assertThat(newYork.placeNearest(new Point(40.7581, -73.9854))).isEqualTo(timesSquare);
    assertThat(newYork.place("times square")).isEmpty();
  }

  @Test
  void a_city_and_a_region_have_names_in_languages_and_else_their_label() {
    City newYork = CITIES.ofRow("new york");
    try {
      LocaleContextHolder.setLocale(Language.SPANISH.locale());
      assertThat(newYork.label()).isEqualTo("Nueva York");
      assertThat(CITIES.ofRow("boston").label()).isEqualTo("Boston");
      assertThat(CITIES.regions().getLast().label()).isEqualTo("Europa Oeste");
    } finally {
      LocaleContextHolder.resetLocaleContext();
    }
    assertThat(newYork.label()).isEqualTo("New York").isEqualTo(newYork.plainLabel());
  }

  @Test
  void the_catalogue_does_not_change() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> CITIES.cities().clear());
    assertThat(Set.copyOf(CITIES.cities())).hasSize(9);
  }
}
