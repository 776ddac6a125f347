package dev.movr.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each language counts in its own way. */
class PluralsTest {
  @ParameterizedTest
  @CsvSource({
    "en, 0, '0 cities, one account'",
    "en, 1, '1 city, one account'",
    "en, 2, '2 cities, one account'",
    "nl, 0, '0 steden, één account'",
    "nl, 1, '1 stad, één account'",
    "nl, 1234, '1.234 steden, één account'",
    "fr, 0, '0 ville, un seul compte'",
    "fr, 1, '1 ville, un seul compte'",
    "fr, 2, '2 villes, un seul compte'",
    "it, 2, '2 città, un solo account'",
    "es, 0, '0 ciudades, una sola cuenta'",
    "es, 1, '1 ciudad, una sola cuenta'"
  })
  void a_number_takes_its_plural(String tag, int number, String text) {
    var language = Language.of(tag).orElseThrow();
    assertThat(Bundles.of(language).phrase("home.cities").with(number)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "nl, bike, 'Gazelle, fiets in Parijs'",
    "fr, scooter, 'Gazelle, trottinette à Parijs'",
    "es, skateboard, 'Gazelle, monopatín en Parijs'"
  })
  void a_vehicle_is_called_as_the_language_calls_it(String tag, String type, String text) {
    var language = Language.of(tag).orElseThrow();
    assertThat(Bundles.of(language).phrase("vehicle.title").with("Gazelle", type, "Parijs"))
        .isEqualTo(text);
  }
}
