package dev.movr.staff;

import static dev.movr.testing.LargeCity.id;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffMember;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.testing.LargeCity;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.vehicle.VehicleLists;
import dev.movr.web.paging.Listing;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the console reads of a city with 100,000 vehicles. */
@MovrTest
class LargeCityOfStaffTest {
  @Autowired LongRides rides;
  @Autowired StaffAccounts accounts;
  @Autowired StaffLogs logs;
  @Autowired CityCounts counts;
  @Autowired VehicleLists vehicles;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired LargeCity large;

  private City newYork;

  @BeforeEach
  void find_new_york() {
    newYork = riders.city("new york");
  }

  private List<LargeCity.Scan> scans(Runnable work) throws SQLException {
    var scans = new ArrayList<LargeCity.Scan>();
    for (var statement : statements.during(work)) {
      scans.addAll(large.execute(statement).scans());
    }
    return scans;
  }

  private void readsAtMost(long rows, Runnable work) throws SQLException {
    List<LargeCity.Scan> scans = scans(work);
    assertThat(scans).isNotEmpty().noneMatch(scan -> scan.wholeTable() && scan.rows() > 0);
    assertThat(scans.stream().mapToLong(LargeCity.Scan::rows).sum())
        .as("%s", scans)
        .isLessThanOrEqualTo(rows);
  }

  @Test
  void lists_read_a_page() throws SQLException {
    readsAtMost(100, () -> rides.inCity(newYork, 1, null));
    readsAtMost(100, () -> logs.ofCity(newYork, null));
    readsAtMost(
        700,
        () ->
            vehicles.allInCity(
                newYork, Listing.of("all vehicles", newYork.slug()).cursor(id(50_000)), 500));
  }

  @Test
  void accounts_are_found_and_changed_by_their_keys() throws SQLException {
    var member = new StaffMember(new Login(newYork, id(5), "ada5", 1), StaffScope.ALL_CITIES);
    readsAtMost(10, () -> accounts.find(newYork, "ada5"));
    readsAtMost(10, () -> accounts.find(newYork, id(5)));
    readsAtMost(20, () -> accounts.suspend(member, newYork, id(7), "For a test"));
  }

  /** More than that no city is counted. */
  @Test
  void counts_are_bounded() throws SQLException {
    long rows = scans(() -> counts.of(newYork)).stream().mapToLong(LargeCity.Scan::rows).sum();
    assertThat(rows).isBetween(100_000L, 3L * CityCount.MOST);
  }
}
