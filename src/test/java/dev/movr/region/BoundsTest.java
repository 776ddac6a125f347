package dev.movr.region;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  private final Bounds bounds = new Bounds(48, 2, 49, 3);

  @ParameterizedTest
  @CsvSource({"48, 2", "49, 3", "48, 3", "49, 2", "48.5, 2.5"})
  void bounds_contain_their_edges_and_what_is_between(double latitude, double longitude) {
    assertThat(bounds.contain(new Point(latitude, longitude))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"47.9999, 2.5", "49.0001, 2.5", "48.5, 1.9999", "48.5, 3.0001", "-48.5, -2.5"})
  void bounds_do_not_contain_what_is_beyond_them(double latitude, double longitude) {
    assertThat(bounds.contain(new Point(latitude, longitude))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "49, 2, 48, 3",
    "48, 3, 49, 2",
    "48, 2, 48, 3",
    "48, 2, 49, 2",
    "NaN, 2, 49, 3",
    "48, 2, 91, 3",
    "48, 2, 49, 181"
  })
  void bounds_run_from_south_west_to_north_east(
      double south, double west, double north, double east) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(south, west, north, east));
  }

  @Test
  void bounds_may_be_the_whole_earth() {
    assertThat(new Bounds(-90, -180, 90, 180).contain(new Point(0, 0))).isTrue();
  }
}
