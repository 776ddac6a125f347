package dev.movr.workload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.LoginOutcome;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.ride.RideHistories;
import dev.movr.testing.Instance;
import dev.movr.testing.StoreTest;
import dev.movr.testing.TestDatabase;
import dev.movr.user.User;
import dev.movr.user.Users;
import dev.movr.vehicle.Vehicle;
import dev.movr.vehicle.VehicleLists;
import dev.movr.vehicle.VehicleType;
import dev.movr.vehicle.Vehicles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a new embedded database is filled with, in a database of its own. */
@StoreTest
class DemoDataTest {
  @AutoClose
  private static final Instance movr =
      Instance.start(TestDatabase.anotherUri("demo"), "movr.login.floor=0ms");

  @BeforeAll
  static void load() {
    assertThat(movr.bean(Users.class).find("carl")).isEmpty();
    movr.bean(DemoData.class).load();
  }

  @Test
  void every_city_has_a_few_dozen_vehicles_of_all_types_at_its_places_and_once_only() {
    movr.bean(DemoData.class).load();
    for (City city : movr.bean(Cities.class).cities()) {
      List<Vehicle> vehicles = allIn(city);
      assertThat(vehicles).hasSizeBetween(24, 60);
      assertThat(vehicles).extracting(Vehicle::type).contains(VehicleType.values());
      assertThat(vehicles)
          .allSatisfy(vehicle ->
              assertThat(city.place(vehicle.lastLocation().name()))
                  .contains(vehicle.lastLocation()));
      assertThat(vehicles)
          .extracting(Vehicle::outOfService)
          .filteredOn(Objects::nonNull)
          .hasSizeBetween(3, 6);
      assertThat(vehicles).hasSize(city.places().size() + (city.name().equals("new york") ? 1 : 0));
    }
  }

  private static List<Vehicle> allIn(City city) {
    var all = new ArrayList<Vehicle>();
    String after = null;
    do {
      var slice = movr.bean(VehicleLists.class).allInCity(city, after, VehicleLists.PAGE);
      all.addAll(slice.rows());
      after = slice.next().orElse(null);
    } while (after != null);
    return all;
  }

  @Test
  void carl_has_his_scooter_at_times_square_and_his_ride() {
    User carl = movr.bean(Users.class).find("Carl").orElseThrow();
    var login = new Login(carl.city(), carl.id(), "carl", 1);
    assertThat(carl.city().name()).isEqualTo("new york");
    var scooter = movr.bean(Vehicles.class).ownedBy(login, null).rows().getFirst();
    assertThat(scooter.type()).isEqualTo(VehicleType.SCOOTER);
    assertThat(scooter.lastLocation().name()).isEqualTo("Times Square");
    var rides = movr.bean(RideHistories.class).ofRider(login, null).rides().rows();
    assertThat(rides).hasSize(1).allMatch(ride -> !ride.active());
  }

  @Test
  void nobody_logs_in_as_a_demo_user() {
    for (String password : List.of("", "carl", "********", "null")) {
      assertThat(movr.bean(Logins.class).logIn("carl", new Password(password), "127.0.0.1"))
          .isEqualTo(new LoginOutcome.Refused());
    }
  }
}
