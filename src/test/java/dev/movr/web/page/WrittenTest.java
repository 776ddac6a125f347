package dev.movr.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.language.Language;
import dev.movr.language.Words;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.TestCatalogue;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Distances and places as people read them. */
class WrittenTest {
  private static final Cities CITIES = TestCatalogue.shipped();

  @AfterEach
  void forget() {
    LocaleContextHolder.resetLocaleContext();
  }

  private static void speak(String tag) {
    LocaleContextHolder.setLocale(Language.of(tag).orElseThrow().locale());
  }

  @ParameterizedTest
  @CsvSource({
    "amsterdam, en, 352, '350 m'",
    "amsterdam, en, 994, '990 m'",
    "amsterdam, en, 995, '1.0 km'",
    "amsterdam, nl, 352, '350 m'",
    "amsterdam, nl, 1438, '1,4 km'",
    "amsterdam, es, 1438, '1,4 km'",
    "new york, en, 107, '350 ft'",
    "new york, en, 310, '0.2 mi'",
    "new york, nl, 310, '0,2 mi'",
    "new york, fr, 3219, '2,0 mi'"
  })
  void a_distance_is_as_on_the_citys_signs_and_in_the_language(
      String city, String tag, double meters, String text) {
    speak(tag);
    assertThat(Distances.text(meters, CITIES.ofRow(city)).replaceAll("[\\u00a0\\u202f]", " "))
        .isEqualTo(text);
  }

  @Test
  void what_movr_calls_a_point_is_in_the_language_and_what_people_call_it_is_not() {
    speak("it");
    City rome = CITIES.ofRow("rome");
    assertThat(Places.text(new Place("Near Colosseo", 41.89, 12.492), rome))
        .isEqualTo("Vicino a Colosseo");
    assertThat(Places.text(new Place("Rome", 41.89, 12.492), rome)).isEqualTo("Roma");
    assertThat(Places.text(new Place("Near my door", 41.89, 12.492), rome))
        .isEqualTo("Near my door");
    assertThat(Places.text(rome.places().getFirst(), rome))
        .isEqualTo(rome.places().getFirst().name());
  }

  @Test
  void a_list_is_put_together_as_the_language_does_it() {
    var labels = List.of("Paris", "Rome", "Itaca");
    assertThat(Words.list(labels)).isEqualTo("Paris, Rome and Itaca");
    speak("es");
    assertThat(Words.list(labels)).isEqualTo("Paris, Rome e Itaca");
  }
}
