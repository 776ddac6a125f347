package dev.movr.gbfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.movr.region.City;
import dev.movr.testing.TestCatalogue;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class GbfsSettingsTest {
  private static final Map<String, Object> DEFAULTS =
      Map.of(
          "movr.gbfs.contact", "feed@example.com",
          "movr.gbfs.max-range", "25000",
          "movr.gbfs.assumed-range", "5000",
          "movr.gbfs.prices.EUR.unlock", "1",
          "movr.gbfs.prices.EUR.minute", "0.20",
          "movr.gbfs.prices.paris.unlock", "0",
          "movr.gbfs.prices.paris.minute", "0.30");

  private static GbfsSettings settings(Map<String, Object> variables) {
    var sources = new MutablePropertySources();
    sources.addLast(
        new SystemEnvironmentPropertySource("systemEnvironment", new HashMap<>(variables)));
    sources.addLast(new MapPropertySource("defaults", DEFAULTS));
    return new Binder(ConfigurationPropertySources.from(sources))
        .bind("movr.gbfs", GbfsSettings.class)
        .get();
  }

  private static City city(String name) {
    return TestCatalogue.shipped().byName(name).orElseThrow();
  }

  @Test
  void a_price_is_the_citys_else_that_of_its_currency() {
    assertThat(settings(Map.of()).priceIn(city("paris")).minute()).isEqualTo("0.30");
    assertThat(settings(Map.of()).priceIn(city("rome")).minute()).isEqualTo("0.20");
    assertThatThrownBy(() -> settings(Map.of()).priceIn(city("boston")))
        .hasMessageContaining("for USD or for boston");
  }

  @Test
  void an_environment_variable_changes_one_price() {
    var settings = settings(Map.of("MOVR_GBFS_PRICES_EUR_UNLOCK", "2"));
    assertThat(settings.priceIn(city("rome")).unlock()).isEqualTo("2");
    assertThat(settings.priceIn(city("rome")).minute()).isEqualTo("0.20");
    assertThatThrownBy(
            () -> settings(Map.of("MOVR_GBFS_PRICES_EUR_MINUTE", "-0.1")).priceIn(city("rome")))
        .hasMessageContaining("neither below 0");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MOVR_GBFS_CONTACT|nobody",
        "MOVR_GBFS_MAXRANGE|-1",
        "MOVR_GBFS_ASSUMEDRANGE|25001",
        "MOVR_GBFS_ASSUMEDRANGE|-1"
      })
  void what_makes_no_sense_is_refused(String variable, String value) {
    assertThatThrownBy(() -> settings(Map.of(variable, value)))
        .rootCause()
        .hasMessageStartingWith("movr.gbfs.");
  }
}
