package dev.movr.bench;

import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.TestCatalogue;
import dev.movr.vehicle.VehicleType;
import dev.movr.workload.run.ApiDoor;
import dev.movr.workload.run.Failure;
import dev.movr.workload.run.HttpConnection;
import dev.movr.workload.run.PageDoor;
import dev.movr.workload.run.Person;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.SplittableRandom;
import java.util.UUID;

/** A rider with a scooter of his own, who is signed in at the API and logged in on the pages. */
record Account(
    UUID userId,
    UUID vehicleId,
    HttpConnection http,
    ApiDoor api,
    HttpConnection browser,
    PageDoor pages) {
  static final City CITY = TestCatalogue.shipped().byName("paris").orElseThrow();
  static final Place PLACE = CITY.place("Tour Eiffel").orElseThrow();

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  static Account signUp(BenchedDatabase database, int port, int number)
      throws Failure, SQLException {
    Person person = Person.of(CITY, "bench", number, new SplittableRandom(number));
    HttpConnection browser = connection(port);
    PageDoor pages = PageDoor.register(browser, person);
    HttpConnection http = connection(port);
    ApiDoor api = ApiDoor.signIn(http, person);
    UUID vehicle = api.account().add(CITY, VehicleType.SCOOTER, "red", "Kick", PLACE);
    UUID user =
        UUID.fromString(
            database.ask(
                "SELECT owner_id FROM vehicles WHERE city = '%s' AND id = '%s'"
                    .formatted(CITY.name(), vehicle)));
    return new Account(user, vehicle, http, api, browser, pages);
  }

  static HttpConnection connection(int port) {
    return new HttpConnection(URI.create("http://localhost:" + port), TIMEOUT);
  }

  /** Signed in for long enough to be measured. */
  Account renewed() throws Failure {
    if (api.isDueForRenewal()) {
      api.renew();
    }
    return this;
  }
}
