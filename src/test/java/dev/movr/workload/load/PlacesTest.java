package dev.movr.workload.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.TestCatalogue;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where {@code movr load} leaves vehicles. */
class PlacesTest {
  private static List<City> cities() {
    return TestCatalogue.shipped().cities();
  }

  @ParameterizedTest
  @MethodSource("cities")
  void they_stay_in_the_city_and_mostly_near_its_places(City city) {
    var streets = new Streets(city);
    var random = new SplittableRandom(1);
    int near = 0;
    Place place = streets.anywhere(random);
    for (int i = 0; i < 2000; i++) {
      Place next = streets.from(place, 3000, random);
      assertThat(city.bounds().contain(next.point())).isTrue();
      assertThat(place.point().metersTo(next.point())).isLessThan(3010);
      near += city.placeNearest(next.point()).point().metersTo(next.point()) < 700 ? 1 : 0;
      place = next;
    }
    assertThat(near).isGreaterThan(1000);
  }
}
