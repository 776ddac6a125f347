package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.StoreTest;
import dev.movr.testing.TestCatalogue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MovrTest
@StoreTest
class CellTest {
  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;

  private final Random random = new Random(7);

  /** At random, and on the very edges of cells. */
  private List<Point> points() {
    List<Point> points =
        new ArrayList<>(
            List.of(
                new Point(90, 180), new Point(-90, -180), new Point(0, 0), new Point(-0.0, -0.0)));
    for (int i = 0; i < 1_000; i++) {
      points.add(new Point(random.nextDouble(-90, 90), random.nextDouble(-180, 180)));
      points.add(
          new Point(
              random.nextInt(-18_000, 18_000) / 200.0, random.nextInt(-27_000, 27_000) / 150.0));
    }
    return points;
  }

  /** Of removed vehicles, so that nobody finds them. */
  @Test
  void the_database_computes_the_same_numbers() {
    List<Point> points = points();
    Login owner = riders.in(riders.city("rome"));
    jdbc.sql(
            """
            INSERT INTO vehicles (city, id, type, owner_id, status, last_location, latitude, longitude, color, brand)
            SELECT 'rome', gen_random_uuid(), 'bike', :owner, 'removed', 'Somewhere', latitude, longitude, 'red', 'Kick'
            FROM unnest(:latitudes, :longitudes) AS point (latitude, longitude)
            """)
        .param("owner", owner.userId())
        .param("latitudes", points.stream().map(Point::latitude).toArray(Double[]::new))
        .param("longitudes", points.stream().map(Point::longitude).toArray(Double[]::new))
        .update();

    List<Long> stored =
        jdbc.sql(
                "SELECT latitude, longitude, cell FROM vehicles WHERE city = 'rome' AND owner_id = ?")
            .param(owner.userId())
            .query((row, number) -> {
              Point point = new Point(row.getDouble("latitude"), row.getDouble("longitude"));
              return row.getLong("cell") - Cell.of(point).number();
            })
            .list();

    assertThat(stored).hasSameSizeAs(points).containsOnly(0L);
  }

  @Test
  void a_vehicle_is_in_the_cell_of_its_place() {
    Login owner = riders.in(riders.city("rome"));
    Place place = new Place("Somewhere", 41.9, 12.5);
    UUID vehicle = riders.vehicleOf(owner, VehicleType.BIKE, place);

    assertThat(
            jdbc.sql("SELECT cell FROM vehicles WHERE city = 'rome' AND id = ?")
                .param(vehicle)
                .query(Long.class)
                .single())
        .isEqualTo(Cell.of(place.point()).number());
  }

  @Test
  void a_block_holds_the_cell_and_all_around_it() {
    Cell cell = Cell.of(new Point(48.85, 2.35));

    assertThat(cell.block(0)).containsExactly(cell.number());
    assertThat(cell.block(1)).hasSize(9).doesNotHaveDuplicates().contains(cell.number());
    assertThat(cell.block(10)).hasSize(441).doesNotHaveDuplicates().contains(cell.block(1));
  }

  @Test
  void nothing_within_reach_is_outside_the_block() {
    for (int i = 0; i < 20_000; i++) {
      Point point = new Point(random.nextDouble(-60, 60), random.nextDouble(-170, 170));
      int away = 1 + random.nextInt(10);
      double angle = random.nextDouble(2 * Math.PI);
      double reach = Cell.reach(away, point) * random.nextDouble(0.99, 0.999999);
      Point other =
          new Point(
              point.latitude() + reach * Math.sin(angle),
              point.longitude() + reach * Math.cos(angle) / Cell.eastScale(point));

      assertThat(Arrays.asList(Cell.of(point).block(away))).contains(Cell.of(other).number());
    }
  }

  @Test
  void a_cell_is_about_500_meters_wide_in_our_cities() {
    for (City city : TestCatalogue.shipped().cities()) {
      assertThat(Cell.eastScale(city.center()) / 150 * 111_195).isBetween(400.0, 650.0);
    }
  }
}
