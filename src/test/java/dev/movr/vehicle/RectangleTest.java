package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.web.paging.Slice;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Holds what is found in a map's rectangle against a search through all vehicles. */
@MovrTest
@StoreTest
class RectangleTest {
  @Autowired VehicleLists lists;
  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;

  /** The rectangle of a map, slice by slice. */
  @Test
  void in_a_rectangle_each_vehicle_comes_once() {
    var scattered = new ScatteredVehicles(riders, jdbc);
    City city = scattered.city();
    Point middle = city.center();
    var box =
        new Bounds(
            middle.latitude() - 0.01,
            middle.longitude() - 0.02,
            middle.latitude() + 0.02,
            middle.longitude() + 0.01);
    List<UUID> found = new ArrayList<>();
    @Nullable String after = null;
    do {
      Slice<Vehicle> slice = lists.inBox(city, box, null, after, 100);
      slice.rows().forEach(vehicle -> found.add(vehicle.id()));
      after = slice.next().orElse(null);
    } while (after != null);

    assertThat(found).hasSizeGreaterThan(200);
    assertThat(found).containsExactlyInAnyOrderElementsOf(scattered.in(box));
  }
}
