package dev.movr.system.regions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.Rides;
import dev.movr.testing.HeldLocks;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Route;
import dev.movr.testing.RouteCalls;
import dev.movr.testing.Statements;
import dev.movr.testing.Statements.Statement;
import dev.movr.testing.TestDatabase;
import dev.movr.vehicle.Vehicles;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Data are touched where they live: no statement of a route plans or locks another region's
 * partitions.
 */
@MovrTest
class LocalityTest {
  private static final Pattern PARTITION =
      Pattern.compile("\\b(?:users|vehicles|rides)_(gcp_(?:us_east1|us_west1|europe_west1))");

  @Autowired Statements statements;
  @Autowired HeldLocks locks;
  @Autowired Riders riders;
  @Autowired Rides rides;
  @Autowired Vehicles vehicles;
  @LocalServerPort int port;

  static List<Route> routes() {
    return Route.all();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_statement_plans_and_reads_partitions_of_one_region_only(Route route) throws SQLException {
    var call = new RouteCalls(riders, riders.city("seattle"), port).byUser(route);
    for (Statement statement :
        statements.during(() -> assertThat(call.get().statusCode()).isLessThan(500))) {
      assertThat(planned(statement)).as(statement.sql()).hasSizeLessThanOrEqualTo(1);
      assertThat(lockedByReading(statement)).as(statement.sql()).hasSizeLessThanOrEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void a_transaction_locks_partitions_of_its_region_only(Route route) {
    var call = new RouteCalls(riders, riders.city("seattle"), port).byUser(route);
    assertThat(locks.during(() -> assertThat(call.get().statusCode()).isLessThan(500)))
        .isSubsetOf("gcp_us_west1");
  }

  /** Which the routes of the feed read only now and then. */
  @Test
  void a_fleet_is_read_from_partitions_of_one_region_only() throws SQLException {
    City seattle = riders.city("seattle");
    riders.scooterOf(riders.in(seattle));
    Statement slice = statements.theOneOf(() -> vehicles.listed(seattle, UUID.randomUUID(), 10));
    assertThat(planned(slice)).containsExactly("gcp_us_west1");
    assertThat(lockedByReading(slice)).containsExactly("gcp_us_west1");
  }

  /** The exception: the rider's own row is in the home city. */
  @Test
  void a_ride_away_from_home_touches_the_home_region_too_and_no_third() {
    City paris = riders.city("paris");
    Login rider = riders.in(riders.city("boston"));
    UUID scooter = riders.scooterOf(riders.in(paris));
    UUID ride = UUID.randomUUID();
    Place place = paris.places().getFirst();
    assertThat(locks.during(() -> rides.start(rider, paris, scooter, ride)))
        .containsExactlyInAnyOrder("gcp_europe_west1", "gcp_us_east1");
    assertThat(locks.during(() -> rides.end(rider, paris, ride, place)))
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
    var locked = new TreeSet<String>();
    var sent =
        statements.during(() ->
            locked.addAll(locks.during(() -> assertThat(call.get().statusCode()).isLessThan(500))));
    return locked.size() > 1 || sent.stream().anyMatch(one -> planned(one).size() > 1);
  }

  /** What would happen without a city: the test must be able to see it. */
  @Test
  void a_statement_without_a_city_would_be_seen() throws SQLException {
    var everywhere =
        new Statement("SELECT id FROM vehicles WHERE id = ?", List.of(UUID.randomUUID()));
    assertThat(planned(everywhere)).hasSize(3);
    assertThat(lockedByReading(everywhere)).hasSize(3);
  }

  private static Set<String> planned(Statement statement) {
    try (Connection connection = connect();
        var explain = prepare(connection, "EXPLAIN " + statement.sql(), statement);
        var rows = explain.executeQuery()) {
      var regions = new TreeSet<String>();
      while (rows.next()) {
        regions.addAll(
            PARTITION
                .matcher(rows.getString(1))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet()));
      }
      return regions;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Planning locks what execution may read: the statement is planned and run in a transaction that
   * is rolled back.
   */
  private static Set<String> lockedByReading(Statement statement) throws SQLException {
    if (!statement.sql().startsWith("SELECT")) {
      return Set.of();
    }
    try (Connection connection = connect();
        var query = prepare(connection, statement.sql(), statement)) {
      query.executeQuery().close();
      var held = HeldLocks.of(connection);
      connection.rollback();
      return held;
    }
  }

  private static Connection connect() throws SQLException {
    Connection connection = TestDatabase.connect();
    connection.setAutoCommit(false);
    try (var settings = connection.createStatement()) {
      settings.execute("SET plan_cache_mode = force_custom_plan");
      settings.execute("SET enable_seqscan = off");
    }
    return connection;
  }

  private static PreparedStatement prepare(Connection connection, String sql, Statement statement)
      throws SQLException {
    var prepared = connection.prepareStatement(sql);
    for (int i = 0; i < statement.parameters().size(); i++) {
      prepared.setObject(i + 1, statement.parameters().get(i));
    }
    return prepared;
  }
}
