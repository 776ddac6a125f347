package dev.movr.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PointTest {
  @ParameterizedTest
  @CsvSource({
    "90.0001, 0",
    "-90.0001, 0",
    "0, 180.0001",
    "0, -180.0001",
    "NaN, 0",
    "0, NaN",
    "Infinity, 0",
    "0, -Infinity"
  })
  void a_point_is_on_the_earth(double latitude, double longitude) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Point(latitude, longitude));
  }

  @ParameterizedTest
  @CsvSource({"90, 180", "-90, -180", "0, 0"})
  void the_poles_and_the_date_line_are_points(double latitude, double longitude) {
    assertThat(new Point(latitude, longitude).latitude()).isEqualTo(latitude);
  }

  @Test
  void a_point_is_at_no_distance_from_itself() {
    Point paris = new Point(48.8566, 2.3522);

    assertThat(paris.metersTo(paris)).isZero();
  }

  @Test
  void a_degree_of_latitude_is_111_kilometres() {
    assertThat(new Point(0, 0).metersTo(new Point(1, 0))).isEqualTo(111_195, within(1.0));
  }

  @Test
  void the_distance_is_the_same_both_ways() {
    Point paris = new Point(48.8566, 2.3522);
    Point rome = new Point(41.9028, 12.4964);

    assertThat(paris.metersTo(rome))
        .isEqualTo(rome.metersTo(paris))
        .isEqualTo(1_105_300, within(1_000.0));
  }

  @Test
  void the_shortest_way_crosses_the_date_line() {
    assertThat(new Point(0, 179.5).metersTo(new Point(0, -179.5))).isEqualTo(111_195, within(1.0));
  }

  @Test
  void antipodes_are_half_the_circumference_apart() {
    assertThat(new Point(0.1, 10).metersTo(new Point(-0.1, -170)))
        .isEqualTo(Math.PI * 6_371_008.8, within(1.0));
  }
}
