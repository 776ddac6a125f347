package dev.movr.system.scale;

import static dev.movr.testing.LargeCity.id;

import dev.movr.login.Login;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.RideHistories;
import dev.movr.ride.Rides;
import dev.movr.testing.LargeCity;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.user.PersonalData;
import dev.movr.user.Users;
import dev.movr.vehicle.NewVehicle;
import dev.movr.vehicle.VehicleType;
import dev.movr.vehicle.Vehicles;
import dev.movr.web.paging.Listing;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * With 100,000 vehicles in a city every statement still finds its rows by an index, and reads few
 * beside them. Those that look for vehicles are in {@link LargeFleetTest}.
 */
@MovrTest
class LargeCityTest {
  @Autowired Users users;
  @Autowired Logins logins;
  @Autowired Vehicles vehicles;
  @Autowired Rides rides;
  @Autowired RideHistories histories;
  @Autowired Riders riders;
  @Autowired Statements statements;
  @Autowired LargeCity large;

  private RowsRead reads;
  private City newYork;
  private Login ada;
  private Login rider;
  private Place place;

  @BeforeEach
  void visit_new_york() {
    newYork = riders.city("new york");
    reads = new RowsRead(large, statements);
    ada = new Login(newYork, id(5), "ada5", 1);
    rider = new Login(newYork, id(LargeCity.RIDER), "ada" + LargeCity.RIDER, 1);
    place = newYork.places().getFirst();
  }

  @Test
  void people() throws SQLException {
    reads.atMostAPage(() -> users.inCity(newYork, null));
    reads.atMostAPage(
        () -> users.inCity(newYork, Listing.of("people", newYork.slug()).cursor("Ada50", id(1))));
    reads.atMostAPage(() -> users.find(newYork, id(5)));
    reads.atMostAPage(() -> users.find("ada5"));
    reads.atMostAPage(() -> logins.isCurrent(ada));
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
    reads.atMostAPage(() -> histories.ofRider(rider, cursor));
    reads.atMostAPage(() -> histories.ofRider(rider, null));
    reads.atMostAPage(() -> histories.active(rider));
    reads.atMostAPage(() -> histories.find(rider, newYork, id(before)));
  }

  @Test
  void starts_and_ends() throws SQLException {
    reads.atMostAPage(() -> rides.start(ada, newYork, id(30), UUID.randomUUID()));
    reads.atMostAPage(() -> rides.start(rider, newYork, id(30), UUID.randomUUID()));
    reads.atMostAPage(() -> rides.end(rider, newYork, id(10_000), place));
    reads.atMostAPage(() -> rides.endAsOwner(ada, newYork, id(10_000)));
  }

  @Test
  void changes() throws SQLException {
    var bike = new NewVehicle(UUID.randomUUID(), VehicleType.BIKE, "red", "Kick", place);
    reads.atMostAPage(() -> vehicles.add(ada, bike));
    reads.atMostAPage(() -> vehicles.remove(ada, newYork, id(4_010)));
    reads.atMostAPage(() -> users.addWithoutLogin(Riders.form(newYork, Riders.username())));
    reads.atMostAPage(
        () -> users.correct(ada, user -> new PersonalData("Ada", "King", "a@b", true, null)));
    reads.atMostAPage(() -> logins.changePassword(ada, new Password("a new password")));
    reads.atMostAPage(() -> logins.logOutEverywhere(ada));
    reads.atMostAPage(() -> users.remove(ada));
    reads.atMostAPage(() -> users.remove(new Login(newYork, id(15_000), "ada15000", 1)));
  }
}
