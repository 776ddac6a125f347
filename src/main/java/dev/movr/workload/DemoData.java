package dev.movr.workload;

import dev.movr.database.embedded.EmbeddedDatabase;
import dev.movr.login.Login;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.ride.RideHistories;
import dev.movr.ride.Rides;
import dev.movr.user.NewUser;
import dev.movr.user.Registration;
import dev.movr.user.Users;
import dev.movr.vehicle.Fleet;
import dev.movr.vehicle.NewVehicle;
import dev.movr.vehicle.OutReason;
import dev.movr.vehicle.VehicleType;
import dev.movr.vehicle.Vehicles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * Fills a new embedded database, so that the map is alive: in every city an owner with a vehicle at
 * each named place, and the original's Carl with his scooter at Times Square and his ride. Nobody
 * can log in as any of them.
 */
@Component
public class DemoData implements ApplicationRunner {
  private static final Logger log = LoggerFactory.getLogger(DemoData.class);
  private static final List<String> OWNERS =
      List.of(
          "Ada", "Bruno", "Chiara", "Dolores", "Emil", "Fatima", "Gustav", "Hana", "Ines", "Jonas",
          "Kofi", "Lena");

  /** By the number of the place: of each city a few are out of service. */
  private static final Map<Integer, OutReason> OUT_OF_SERVICE =
      Map.of(
          4,
          OutReason.LOW_BATTERY,
          6,
          OutReason.DAMAGE,
          8,
          OutReason.DEPOT,
          9,
          OutReason.MAINTENANCE);

  private static final List<VehicleType> TYPES = List.of(VehicleType.values());

  private final Cities cities;
  private final Users users;
  private final Vehicles vehicles;
  private final Fleet fleet;
  private final Rides rides;
  private final RideHistories histories;
  private final boolean wanted;

  DemoData(
      Cities cities,
      Users users,
      Vehicles vehicles,
      Fleet fleet,
      Rides rides,
      RideHistories histories,
      Optional<EmbeddedDatabase> embedded,
      @Value("${movr.demo-data}") boolean wanted) {
    this.cities = cities;
    this.users = users;
    this.vehicles = vehicles;
    this.fleet = fleet;
    this.rides = rides;
    this.histories = histories;
    this.wanted = wanted && embedded.isPresent();
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (wanted) {
      load();
    }
  }

  /**
   * Does nothing when it was done before: Carl's ride comes last. When it was interrupted, it goes
   * on.
   */
  public void load() {
    City newYork = cities.byName("new york").orElse(cities.cities().getFirst());
    if (histories.ofRider(login(newYork, "carl"), null).rides().rows().isEmpty()) {
      cities.cities().forEach(this::loadCity);
      loadCarl(newYork);
      log.info("Demo data is loaded: vehicles in {} cities", cities.cities().size());
    }
  }

  private void loadCity(City city) {
    String firstName = OWNERS.get(cities.cities().indexOf(city) % OWNERS.size());
    add(city, firstName, "of " + city.label(), "demo-" + city.slug())
        .ifPresent(owner -> addVehicles(owner, city));
  }

  private void addVehicles(Login owner, City city) {
    for (int i = 0; i < city.places().size(); i++) {
      NewVehicle vehicle = vehicle(city, i, city.places().get(i));
      vehicles.add(owner, vehicle);
      OutReason reason = OUT_OF_SERVICE.get(i);
      if (reason != null) {
        fleet.takeOut(owner, city, vehicle.id(), reason, true);
      }
    }
  }

  private static NewVehicle vehicle(City city, int number, Place place) {
    VehicleType type = TYPES.get(number % TYPES.size());
    Look look = Look.of(type, number, number / TYPES.size());
    return new NewVehicle(
        id(city.name() + "/" + place.name()), type, look.color(), look.brand(), place);
  }

  private void loadCarl(City newYork) {
    add(newYork, "Carl", "Rider", "carl").ifPresent(carl -> addRide(carl, newYork));
  }

  private void addRide(Login carl, City newYork) {
    Place timesSquare = newYork.place("Times Square").orElse(newYork.places().getFirst());
    UUID scooter = id("carl/scooter");
    vehicles.add(carl, new NewVehicle(scooter, VehicleType.SCOOTER, "red", "Razor", timesSquare));
    rides.start(carl, newYork, scooter, id("carl/ride"));
    rides.end(carl, newYork, id("carl/ride"), timesSquare);
  }

  /** Empty when somebody else has the username: then there is no such demo user. */
  private Optional<Login> add(City city, String firstName, String lastName, String username) {
    String email = username + "@example.com";
    var user =
        new NewUser(id(username), city, firstName, lastName, email, username, null, true, null);
    return users.addWithoutLogin(user) instanceof Registration.UsernameTaken
        ? Optional.empty()
        : Optional.of(login(city, username));
  }

  private static Login login(City city, String username) {
    return new Login(city, id(username), username, 1);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(("MovR demo " + name).getBytes(StandardCharsets.UTF_8));
  }
}
