package dev.movr.system.scale;

import static dev.movr.testing.LargeCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.testing.LargeCity;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.vehicle.VehicleLists;
import dev.movr.vehicle.VehicleStatus;
import dev.movr.vehicle.VehicleType;
import dev.movr.vehicle.Vehicles;
import dev.movr.web.paging.Listing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Of 100,000 vehicles in a city a page is still found by an index, which reads few beside it. */
@MovrTest
class LargeFleetTest {
  @Autowired Vehicles vehicles;
  @Autowired VehicleLists lists;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired LargeCity large;

  private RowsRead reads;
  private City newYork;
  private Login ada;

  @BeforeEach
  void visit_new_york() {
    newYork = riders.city("new york");
    reads = new RowsRead(large, statements);
    ada = new Login(newYork, id(5), "ada5", 1);
  }

  private static String afterVehicle(int number, @Nullable Object... list) {
    return Listing.of(list)
        .cursor(Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number), id(number));
  }

  private String afterVehicle(int number, VehicleStatus status, @Nullable VehicleType type) {
    return afterVehicle(number, "vehicles", newYork.slug(), status, type);
  }

  @ParameterizedTest
  @ValueSource(ints = {100_000, 50_000, 100})
  void a_page_of_vehicles_however_far_down(int after) throws SQLException {
    for (var status : List.of(VehicleStatus.AVAILABLE, VehicleStatus.IN_USE)) {
      for (var type : Arrays.asList(null, VehicleType.BIKE)) {
        String cursor = afterVehicle(after, status, type);
        reads.atMostAPage(() -> lists.inCity(newYork, status, type, cursor));
      }
    }
    reads.atMostAPage(() -> vehicles.ownedBy(ada, afterVehicle(after, "owned", ada.userId())));
  }

  @Test
  void the_first_page_of_vehicles() throws SQLException {
    reads.atMostAPage(() -> lists.inCity(newYork, VehicleStatus.AVAILABLE, null, null));
    reads.atMostAPage(() -> lists.inCity(newYork, VehicleStatus.IN_USE, null, null));
    reads.atMostAPage(() -> vehicles.ownedBy(ada, null));
    reads.atMostAPage(() -> vehicles.find(newYork, id(77)));
  }

  @Test
  void the_nearest_vehicles_are_found_among_those_of_a_few_cells() throws SQLException {
    nearest(500, null);
    String further =
        Listing.of("nearest", newYork.slug(), null, newYork.center()).cursor(1e-3, id(1));
    nearest(10_000, further);
  }

  private void nearest(int mostRows, @Nullable String after) throws SQLException {
    reads.firstOneAtMost(mostRows, () -> lists.nearest(newYork, newYork.center(), null, after));
  }

  /** A slice ends after its rows; of the city it reads no more than a band as high as the box. */
  @Test
  void a_rectangle_is_read_along_its_cells() throws SQLException {
    Bounds all = newYork.bounds();
    Bounds street = new Bounds(40.7, -74.0, 40.704, -73.99);
    Bounds height = new Bounds(all.south(), -74.0, all.north(), -73.99);
    reads.atMost(300, () -> lists.inBox(newYork, all, null, null, VehicleLists.PAGE));
    reads.atMost(300, () -> lists.inBox(newYork, all, VehicleType.BIKE, null, VehicleLists.PAGE));
    reads.atMost(3_000, () -> lists.inBox(newYork, street, null, null, VehicleLists.PAGE));
    reads.atMost(10_000, () -> lists.inBox(newYork, height, null, null, VehicleLists.PAGE));
  }

  @Test
  void a_slice_of_the_fleet_however_far_down() throws SQLException {
    reads.atMost(2_400, () -> lists.listed(newYork, null, 2_000));
    reads.atMost(2_400, () -> lists.listed(newYork, new UUID(0x8000000000000000L, 0), 2_000));
    reads.atMostAPage(() -> lists.ofPublicId(newYork, UUID.randomUUID()));
  }

  /** The exception: from where no vehicle is near, the nearest may be any of the city's. */
  @Test
  void from_far_outside_the_whole_city_is_searched_once() throws SQLException {
    assertThat(reads.of(() -> lists.nearest(newYork, new Point(48.85, 2.35), null, null)))
        .isLessThanOrEqualTo(100_000);
  }
}
