package dev.movr.system.scale;

import static dev.movr.testing.LargeCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.region.Bounds;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.region.Point;
import dev.movr.ride.RideHistories;
import dev.movr.ride.Rides;
import dev.movr.testing.LargeCity;
import dev.movr.testing.LargeCity.Scan;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.user.PersonalData;
import dev.movr.user.Users;
import dev.movr.vehicle.NewVehicle;
import dev.movr.vehicle.VehicleStatus;
import dev.movr.vehicle.VehicleType;
import dev.movr.vehicle.Vehicles;
import dev.movr.web.paging.Listing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * With 100,000 vehicles in a city every statement still finds its rows by an index, and reads few
 * beside them.
 */
@MovrTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeCityTest {
  /** Of a page of at most 37 rows, or of a write's few. */
  private static final int A_PAGE = 120;

  @Autowired Users users;
  @Autowired Logins logins;
  @Autowired Vehicles vehicles;
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired Flyway migrations;

  private LargeCity large;
  private City newYork;
  private Login ada;
  private Login rider;
  private Place place;

  @BeforeAll
  void fill_new_york() throws SQLException {
    newYork = riders.city("new york");
    large = new LargeCity(migrations, newYork);
    ada = new Login(newYork, id(5), "ada5", 1);
    rider = new Login(newYork, id(LargeCity.RIDER), "ada" + LargeCity.RIDER, 1);
    place = newYork.places().getFirst();
  }

  @AfterAll
  void close() throws SQLException {
    large.close();
  }

  /** As the pool has it, and as PostgreSQL would choose by itself. */
  private void reads(int mostRows, Runnable work) throws SQLException {
    for (String seqscan : List.of("off", "on")) {
      large.execute("SET enable_seqscan = " + seqscan);
      List<Scan> scans = scansOf(work);
      assertThat(scans).isNotEmpty().noneMatch(scan -> scan.wholeTable() && scan.rows() > 0);
      assertThat(rowsOf(scans)).as("%s", scans).isLessThanOrEqualTo(mostRows);
    }
  }

  /** The statements are recorded where they find nothing, and executed where they find a lot. */
  private List<Scan> scansOf(Runnable work) throws SQLException {
    var scans = new ArrayList<Scan>();
    for (var statement : statements.during(work)) {
      scans.addAll(large.execute(statement).scans());
    }
    return scans;
  }

  private static long rowsOf(List<Scan> scans) {
    return scans.stream().mapToLong(Scan::rows).sum();
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
        reads(A_PAGE, () -> vehicles.inCity(newYork, status, type, cursor));
      }
    }
    reads(A_PAGE, () -> vehicles.ownedBy(ada, afterVehicle(after, "owned", ada.userId())));
  }

  @Test
  void the_first_page_of_vehicles() throws SQLException {
    reads(A_PAGE, () -> vehicles.inCity(newYork, VehicleStatus.AVAILABLE, null, null));
    reads(A_PAGE, () -> vehicles.inCity(newYork, VehicleStatus.IN_USE, null, null));
    reads(A_PAGE, () -> vehicles.ownedBy(ada, null));
    reads(A_PAGE, () -> vehicles.find(newYork, id(77)));
  }

  @Test
  void the_nearest_vehicles_are_found_among_those_of_a_few_cells() throws SQLException {
    oneStatementReads(500, null);
    String further =
        Listing.of("nearest", newYork.slug(), null, newYork.center()).cursor(1e-3, id(1));
    oneStatementReads(10_000, further);
  }

  /** Where it is recorded it finds nothing, so that others follow; here it finds a page. */
  private void oneStatementReads(int mostRows, @Nullable String after) throws SQLException {
    var first =
        statements
            .during(() -> vehicles.nearest(newYork, newYork.center(), null, after))
            .getFirst();
    var execution = large.execute(first);
    assertThat(execution.found()).isGreaterThan(Vehicles.PAGE);
    assertThat(rowsOf(execution.scans())).isLessThanOrEqualTo(mostRows);
  }

  /** A slice ends after its rows; of the city it reads no more than a band as high as the box. */
  @Test
  void a_rectangle_is_read_along_its_cells() throws SQLException {
    Bounds all = newYork.bounds();
    Bounds street = new Bounds(40.7, -74.0, 40.704, -73.99);
    Bounds height = new Bounds(all.south(), -74.0, all.north(), -73.99);
    reads(300, () -> vehicles.inBox(newYork, all, null, null, Vehicles.PAGE));
    reads(300, () -> vehicles.inBox(newYork, all, VehicleType.BIKE, null, Vehicles.PAGE));
    reads(3_000, () -> vehicles.inBox(newYork, street, null, null, Vehicles.PAGE));
    reads(10_000, () -> vehicles.inBox(newYork, height, null, null, Vehicles.PAGE));
  }

  @Test
  void a_slice_of_the_fleet_however_far_down() throws SQLException {
    reads(2_400, () -> vehicles.listed(newYork, null, 2_000));
    reads(2_400, () -> vehicles.listed(newYork, new UUID(0x8000000000000000L, 0), 2_000));
    reads(A_PAGE, () -> vehicles.ofPublicId(newYork, UUID.randomUUID()));
  }

  @Test
  void people() throws SQLException {
    reads(A_PAGE, () -> users.inCity(newYork, null));
    reads(
        A_PAGE,
        () ->
            users.inCity(
                newYork, Listing.of("people", newYork.slug()).cursor("Ada50", "Rider500", id(1))));
    reads(A_PAGE, () -> users.find(newYork, id(5)));
    reads(A_PAGE, () -> users.find("ada5"));
    reads(A_PAGE, () -> logins.isCurrent(ada));
  }

  @ParameterizedTest
  @ValueSource(ints = {10_000, 5_000, 30})
  void a_page_of_rides_however_far_down(int before) throws SQLException {
    String cursor =
        Listing.of("rides", rider.userId())
            .cursor(
                Instant.parse("2026-01-01T00:00:00Z").plusSeconds(before),
                newYork.name(),
                id(before));
    reads(A_PAGE, () -> histories.ofRider(rider, cursor));
    reads(A_PAGE, () -> histories.ofRider(rider, null));
    reads(A_PAGE, () -> histories.active(rider));
    reads(A_PAGE, () -> histories.find(rider, newYork, id(before)));
  }

  @Test
  void starts_and_ends() throws SQLException {
    reads(A_PAGE, () -> rides.start(ada, newYork, id(30), UUID.randomUUID()));
    reads(A_PAGE, () -> rides.start(rider, newYork, id(30), UUID.randomUUID()));
    reads(A_PAGE, () -> rides.end(rider, newYork, id(10_000), place));
    reads(A_PAGE, () -> rides.endAsOwner(ada, newYork, id(10_000)));
  }

  @Test
  void changes() throws SQLException {
    var bike = new NewVehicle(UUID.randomUUID(), VehicleType.BIKE, "red", "Kick", place);
    reads(A_PAGE, () -> vehicles.add(ada, bike));
    reads(A_PAGE, () -> vehicles.remove(ada, newYork, id(4_010)));
    reads(A_PAGE, () -> users.addWithoutLogin(Riders.form(newYork, Riders.username())));
    reads(A_PAGE, () -> users.correct(ada, new PersonalData("Ada", "King", "a@b")));
    reads(A_PAGE, () -> logins.changePassword(ada, new Password("a new password")));
    reads(A_PAGE, () -> logins.logOutEverywhere(ada));
    reads(A_PAGE, () -> users.remove(ada));
    reads(A_PAGE, () -> users.remove(new Login(newYork, id(15_000), "ada15000", 1)));
  }

  /** The exception: from where no vehicle is near, the nearest may be any of the city's. */
  @Test
  void from_far_outside_the_whole_city_is_searched_once() throws SQLException {
    var scans = scansOf(() -> vehicles.nearest(newYork, new Point(48.85, 2.35), null, null));

    assertThat(rowsOf(scans)).isLessThanOrEqualTo(100_000);
  }
}
