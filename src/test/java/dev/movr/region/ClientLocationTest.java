package dev.movr.region;

import static dev.movr.region.ClientLocation.Source.DEFAULT;
import static dev.movr.region.ClientLocation.Source.NAMED;
import static dev.movr.region.ClientLocation.Source.NEAREST;
import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientLocationTest {
  private static final Cities CITIES = Catalogue.shipped();
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
