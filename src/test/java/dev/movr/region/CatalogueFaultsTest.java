package dev.movr.region;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CatalogueFaultsTest {
  private static final Region REGION = new Region("r1", "Region", "paris", Map.of());
  private static final Place PLACE = new Place("Tower", 48.5, 2.5);

  private static City city(String name, String region, double latitude, List<Place> places) {
    return new City(
        name,
        "Paris",
        region,
        ZoneId.of("Europe/Paris"),
        Currency.getInstance("EUR"),
        latitude,
        2.5,
        new Bounds(48, 2, 49, 3),
        places,
        Map.of());
  }

  private static City paris() {
    return city("paris", "r1", 48.5, List.of(PLACE));
  }

  private static void refused(String message, List<Region> regions, City... cities) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Cities(regions, List.of(cities)))
        .withMessageContaining(message);
  }

  @Test
  void a_city_is_listed_once() {
    refused("paris: is listed twice", List.of(REGION), paris(), paris());
  }

  @Test
  void a_name_is_lower_case_words() {
    refused("lower-case", List.of(REGION), paris(), city("Rome", "r1", 48.5, List.of(PLACE)));
    refused("lower-case", List.of(REGION), paris(), city("new-york", "r1", 48.5, List.of(PLACE)));
    refused("lower-case", List.of(REGION), paris(), city("", "r1", 48.5, List.of(PLACE)));
  }

  @Test
  void a_city_is_in_a_listed_region() {
    refused(
        "region is not listed", List.of(REGION), paris(), city("rome", "r2", 48.5, List.of(PLACE)));
  }

  @Test
  void a_city_has_places_within_its_bounds() {
    refused("has no places", List.of(REGION), city("paris", "r1", 48.5, List.of()));
    refused(
        "Tower is outside",
        List.of(REGION),
        city("paris", "r1", 48.5, List.of(new Place("Tower", 50, 2.5))));
    refused("centre is outside", List.of(REGION), city("paris", "r1", 47, List.of(PLACE)));
  }

  @Test
  void a_time_zone_is_one_by_name() {
    City paris = paris();
    var shifted =
        new City(
            "rome",
            "Rome",
            "r1",
            ZoneId.of("+01:00"),
            paris.currency(),
            paris.latitude(),
            paris.longitude(),
            paris.bounds(),
            paris.places(),
            paris.labels());
    refused("rome: its time zone", List.of(REGION), paris, shifted);
  }

  @Test
  void a_label_is_in_a_language_that_movr_speaks() {
    refused(
        "region r1: has a label in de",
        List.of(new Region("r1", "Region", "paris", Map.of("de", "Gebiet"))),
        paris());
    City paris = paris();
    var labelled =
        new City(
            "paris",
            "Paris",
            "r1",
            paris.timeZone(),
            paris.currency(),
            paris.latitude(),
            paris.longitude(),
            paris.bounds(),
            paris.places(),
            Map.of("xx", "Parigi"));
    refused("city paris: has a label in xx", List.of(REGION), labelled);
  }

  @Test
  void a_regions_default_city_is_one_of_its_own() {
    refused("default city", List.of(REGION), city("rome", "r1", 48.5, List.of(PLACE)));
    refused("default city", List.of(REGION, new Region("r2", "Other", "paris", Map.of())), paris());
  }

  @Test
  void a_region_is_listed_once() {
    refused("listed twice", List.of(REGION, REGION), paris());
  }
}
