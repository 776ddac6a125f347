package dev.movr.region;

import static dev.movr.region.ClientLocation.Source.DEFAULT;
import static dev.movr.region.ClientLocation.Source.NAMED;
import static dev.movr.region.ClientLocation.Source.NEAREST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.TestCatalogue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLocationTest {
  private static final Cities CITIES = TestCatalogue.shipped();
  private static final City BOSTON = CITIES.ofRow("boston");

  private static ClientLocation of(@Nullable String cityHint, @Nullable String placeHint) {
    return ClientLocation.of(CITIES, cityHint, placeHint, BOSTON);
  }

  private static ClientLocation at(String city, ClientLocation.Source source) {
    return new ClientLocation(CITIES.ofRow(city), source);
  }

  @Test
  void a_named_city_that_is_served_is_used() {
    assertThat(of("Paris", null)).isEqualTo(at("paris", NAMED));
    assertThat(of(null, "new york,40.7,-74.0")).isEqualTo(at("new york", NAMED));
    assertThat(of(null, "rome")).isEqualTo(at("rome", NAMED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          New%20York            | new york
          new+york              |
          new%2Dyork            | new york
          %6Eew%20york          | new york
          Los%20%C3%81ngeles    | los angeles
          'Washington, D.C.'    | washington dc
          Washington%2C%20D.C.  | washington dc
          washington_dc         | washington dc
          Amsterdam%            |
          %zzAmsterdam          |
          Amsterdam%C3          |
          Amsterdam%00          |
          %41msterdam%0D%0AX: y |
          """)
  void a_name_may_be_percent_encoded(String hint, @Nullable String city) {
    assertThat(of(hint, null)).isEqualTo(city == null ? at("boston", DEFAULT) : at(city, NAMED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'Washington, D.C.,38.9,-77.0'    | washington dc
          Washington%2C D.C.,38.9,-77.0    | washington dc
          'Paris, FR, 48.85, 2.35'         | paris
          New%20York,40.7%2C-74.0          | new york
          """)
  void a_name_in_a_place_may_have_commas(String hint, String city) {
    assertThat(of(null, hint)).isEqualTo(at(city, NAMED));
  }

  /** Paris in Texas, Rome in Georgia, Amsterdam in the state of New York. */
  @Test
  void a_namesake_far_away_is_another_city() {
    assertThat(of(null, "Paris,33.66,-95.56").source()).isEqualTo(NEAREST);
    assertThat(of("Paris", ",33.66,-95.56").city()).isNotEqualTo(CITIES.ofRow("paris"));
    assertThat(of(null, "Rome,34.26,-85.16").city().region()).isEqualTo("gcp-us-east1");
    assertThat(of("Amsterdam", ",42.94,-74.19").city().region()).isEqualTo("gcp-us-east1");
    assertThat(of(null, "Rome, GA")).isEqualTo(at("boston", DEFAULT));
  }

  @Test
  void the_city_comes_before_the_place() {
    assertThat(of("paris", "rome,41.9,12.5")).isEqualTo(at("paris", NAMED));
    assertThat(of("atlantis", "rome,41.9,12.5")).isEqualTo(at("rome", NAMED));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          london,51.5,-0.1        | paris
          oakland,37.8,-122.27    | san francisco
          ,51.5,-0.1              | paris
          51.5,-0.1               | paris
          'london, uk, 51.5 , -0.1 ' | paris
          """)
  void otherwise_the_nearest_served_city_is_used(String placeHint, String city) {
    assertThat(of(null, placeHint)).isEqualTo(at(city, NEAREST));
    assertThat(of("atlantis", placeHint)).isEqualTo(at(city, NEAREST));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        " ",
        ",",
        ",,",
        ",,,",
        "london",
        "london,",
        "london,51.5",
        "london,91,0",
        "london,0,181",
        "london,NaN,NaN",
        "london,1e3,1",
        "london,0x1p3,1",
        "london,51.5,-0.1,",
        "london,--1,2",
        "london,999999999999999999999,1",
        "london,٤٨,٢",
        "<script>alert(1)</script>",
        "'; DROP TABLE users; --",
        "%",
        "%00",
        "\0",
        "\uD800",
        "\u202Eparis",
        "{city},{lat,long}"
      })
  void what_cannot_be_understood_leads_to_the_default(@Nullable String hint) {
    assertThat(of(hint, hint)).isEqualTo(at("boston", DEFAULT));
  }

  @Test
  void an_endless_hint_is_not_read() {
    assertThat(of("paris".repeat(100_000), ",".repeat(1_000_000))).isEqualTo(at("boston", DEFAULT));
    assertThat(of(null, " ".repeat(1_000_000) + "51.5,-0.1")).isEqualTo(at("boston", DEFAULT));
    assertThat(of(null, "1,".repeat(99))).isEqualTo(at("boston", DEFAULT));
  }
}
