package dev.movr.system.regions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.Rides;
import dev.movr.testing.KeptPlan;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Route;
import dev.movr.testing.RouteCalls;
import dev.movr.testing.Statements;
import dev.movr.testing.Statements.Statement;
import dev.movr.testing.TestDatabase;
import dev.movr.testing.TouchedPartitions;
import dev.movr.vehicle.VehicleLists;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Data are touched where they live: no statement of a route can read another region's partitions,
 * by its plan, and no transaction has read or written any.
 */
@MovrTest
class LocalityTest {
  private static final Pattern PARTITION =
      Pattern.compile(
          "(?:users|vehicles|rides|staff_log|logins|passkeys|recovery_codes)_(gcp_(?:us_east1|us_west1|europe_west1))");

  @Autowired Statements statements;
  @Autowired TouchedPartitions touched;
  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired VehicleLists lists;
  @Autowired Transactions transactions;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private static Connection planner;

  @BeforeAll
  static void connect() throws SQLException {
    planner = KeptPlan.connect(TestDatabase.jdbcUrl());
  }

  @AfterAll
  static void close() throws SQLException {
    planner.close();
  }

  static List<Route> routes() {
    return Route.all();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_statement_is_planned_for_partitions_of_one_region_only(Route route) {
    var call = new RouteCalls(riders, riders.city("seattle"), port).byUser(route);
    for (Statement statement :
        statements.during(() -> assertThat(call.get().statusCode()).isLessThan(500))) {
      assertThat(planned(statement)).as(statement.sql()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_transaction_touches_partitions_of_its_region_only(Route route) {
    var call = new RouteCalls(riders, riders.city("seattle"), port).byUser(route);
    assertThat(touched.during(() -> assertThat(call.get().statusCode()).isLessThan(500)))
        .isSubsetOf("gcp_us_west1");
  }

  /** Which the routes of the feed read only now and then. */
  @Test
  void a_fleet_is_read_from_partitions_of_one_region_only() {
    City seattle = riders.city("seattle");
    riders.scooterOf(riders.in(seattle));
    Statement slice = statements.theOneOf(() -> lists.listed(seattle, UUID.randomUUID(), 10));
    assertThat(planned(slice)).containsExactly("gcp_us_west1");
  }

  /** The exception: the rider's own row is in the home city. */
  @Test
  void a_ride_away_from_home_touches_the_home_region_too_and_no_third() {
    City paris = riders.city("paris");
    Login rider = riders.in(riders.city("boston"));
    UUID scooter = riders.scooterOf(riders.in(paris));
    UUID ride = UUID.randomUUID();
    Place place = paris.places().getFirst();
    assertThat(touched.during(() -> rides.start(rider, paris, scooter, ride)))
        .containsExactlyInAnyOrder("gcp_europe_west1", "gcp_us_east1");
    assertThat(touched.during(() -> rides.end(rider, paris, ride, place)))
        .containsExactlyInAnyOrder("gcp_europe_west1", "gcp_us_east1");
  }

  /** As {@code docs/regions.md} lists them: four, of which two are the API's. */
  @Test
  void away_from_home_the_start_and_the_end_of_a_ride_are_all_that_spans_regions() {
    assertThat(routes().stream().filter(this::spansRegions).map(Route::name))
        .containsExactlyInAnyOrder(
            "POST /{city}/rides",
            "POST /{city}/rides/{id}/end",
            "POST /api/v1/cities/{city}/rides",
            "POST /api/v1/cities/{city}/rides/{id}/end");
  }

  private boolean spansRegions(Route route) {
    var away = new RouteCalls(riders, riders.city("boston"), riders.city("paris"), port);
    var call = away.byUser(route);
    var regions = new TreeSet<String>();
    var sent =
        statements.during(() ->
            regions.addAll(
                touched.during(() -> assertThat(call.get().statusCode()).isLessThan(500))));
    return regions.size() > 1 || sent.stream().anyMatch(one -> planned(one).size() > 1);
  }

  /** What would happen without a city: the test must be able to see it. */
  @Test
  void a_statement_without_a_city_would_be_seen() {
    String everywhere = "SELECT id FROM vehicles WHERE id = ?";
    UUID id = UUID.randomUUID();
    assertThat(planned(new Statement(everywhere, List.of(id)))).hasSize(3);
    assertThat(
            touched.during(() ->
                transactions.write(
                    "test",
                    List.of(),
                    () -> jdbc.sql(everywhere).param(id).query(UUID.class).optional())))
        .hasSize(3);
  }

  private static Set<String> planned(Statement statement) {
    try {
      return KeptPlan.tables(planner, statement).stream()
          .flatMap(table -> PARTITION.matcher(table).results())
          .map(found -> found.group(1))
          .collect(Collectors.toSet());
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
