package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.testing.StoreTest;
import dev.movr.web.paging.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds "nearest first" against a search through all vehicles. */
@MovrTest
@StoreTest
class NearestTest {
  @Autowired VehicleLists lists;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired JdbcClient jdbc;

  private final Random random = new Random(42);
  private ScatteredVehicles scattered;
  private City city;

  @BeforeEach
  void fill_los_angeles_once() {
    scattered = new ScatteredVehicles(riders, jdbc);
    city = scattered.city();
  }

  private List<Vehicle> pages(Point point, @Nullable VehicleType type, int most) {
    List<Vehicle> all = new ArrayList<>();
    @Nullable String after = null;
    do {
      Slice<Vehicle> slice = lists.nearest(city, point, type, after);
      all.addAll(slice.rows());
      after = slice.next().orElse(null);
    } while (after != null && all.size() < most);
    return all;
  }

  private Point anywhere(double beyond) {
    Bounds bounds = city.bounds();
    return new Point(
        random.nextDouble(bounds.south() - beyond, bounds.north() + beyond),
        random.nextDouble(bounds.west() - beyond, bounds.east() + beyond));
  }

  private void theFirstPageIsRight(Point point) {
    assertThat(pages(point, null, 1))
        .extracting(Vehicle::id)
        .isEqualTo(scattered.nearest(point, null).subList(0, VehicleLists.PAGE));
  }

  /** The middle holds a page in a few cells; a corner does not; outside nothing is near. */
  @Test
  void it_is_looked_further_away_only_for_want_of_vehicles_nearby() {
    Point corner = new Point(city.bounds().south(), city.bounds().west());
    assertThat(statements.during(() -> pages(city.center(), null, 1))).hasSize(1);
    assertThat(statements.during(() -> pages(corner, null, 1))).hasSizeGreaterThan(1);
    assertThat(statements.during(() -> pages(new Point(0, 0), null, 1))).hasSize(3);
  }

  @Test
  void where_vehicles_are_dense_the_nearest_come_first() {
    for (int i = 0; i < 20; i++) {
      theFirstPageIsRight(
          new Point(
              city.latitude() + random.nextGaussian() / 200,
              city.longitude() + random.nextGaussian() / 200));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.3, 5})
  void where_they_are_sparse_and_where_there_are_none_too(double degreesBeyondTheCity) {
    for (int i = 0; i < 20; i++) {
      theFirstPageIsRight(anywhere(degreesBeyondTheCity));
    }
  }

  @ParameterizedTest
  @EnumSource
  void page_by_page_each_vehicle_of_the_type_comes_once_in_order(VehicleType type) {
    List<Vehicle> all = pages(city.center(), type, Integer.MAX_VALUE);

    assertThat(all).extracting(Vehicle::id).isEqualTo(scattered.nearest(city.center(), type));
    assertThat(all).allMatch(vehicle -> vehicle.type() == type);
  }

  @Test
  void within_a_city_the_order_is_that_of_distances_on_the_globe() {
    double before = 0;
    for (Vehicle vehicle : pages(city.center(), null, Integer.MAX_VALUE)) {
      double meters = vehicle.lastLocation().point().metersTo(city.center());
      assertThat(meters).isGreaterThan(before * 0.995 - 1);
      before = meters;
    }
  }

  @Test
  void vehicles_at_the_very_same_place_come_once_each() {
    city = riders.city("seattle");
    Login owner = riders.in(city);
    List<UUID> added = new ArrayList<>();
    for (int i = 0; i < 2 * VehicleLists.PAGE; i++) {
      added.add(riders.vehicleOf(owner, VehicleType.BIKE, city.places().get(3)));
    }

    assertThat(pages(city.places().get(3).point(), VehicleType.BIKE, Integer.MAX_VALUE))
        .doesNotHaveDuplicates()
        .extracting(Vehicle::id)
        .containsAll(added);
  }
}
