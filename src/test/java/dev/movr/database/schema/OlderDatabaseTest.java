package dev.movr.database.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.books.Books;
import dev.movr.books.Disagreement;
import dev.movr.database.connection.Engine;
import dev.movr.region.Cities;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestCatalogue;
import dev.movr.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** A database that an older version has filled is brought up to date, and its people ride on. */
class OlderDatabaseTest {
  private static final Cities CITIES = TestCatalogue.shipped();

  /** A release that has migrations adds its rows under {@code released/}. */
  @ParameterizedTest
  @ValueSource(strings = "10")
  void riders_find_their_rides_and_vehicles_and_ride_on(String version) throws Exception {
    String name = "older_" + version;
    fill(name, version);
    try (var movr = Instance.start(TestDatabase.anotherUri(name), "movr.login.floor=0ms")) {
      var bob = new ApiClient(movr.port()).signedInAs("bob");
      assertThat(bob.get("/me").body().has("language")).isFalse();
      assertThat(bob.patch("/me", Map.of("language", "fr")).text("/language")).isEqualTo("fr");
      String ride = bob.get("/me/rides/active").text("/id");
      var end = Map.of("location", Map.of("name", "Place de la Bastille"));
      assertThat(bob.post("/cities/paris/rides/" + ride + "/end", end).status()).isEqualTo(200);
      assertThat(bob.get("/me/rides").body().get("items")).hasSize(2);

      String vehicle = bob.get("/cities/paris/vehicles?type=bike").text("/items/0/id");
      var started = bob.post("/cities/paris/rides", Map.of("vehicleId", vehicle));
      assertThat(started.status()).isEqualTo(201);
      var ada = new ApiClient(movr.port()).signedInAs("ada");
      assertThat(ada.get("/me/vehicles").body().get("items")).hasSize(2);
      assertBooksAgree(movr.bean(Books.class));
    }
  }

  private static void fill(String name, String version) throws Exception {
    Flyway.configure()
        .dataSource(TestDatabase.another(name), "postgres", "postgres")
        .placeholders(Locality.of(Engine.POSTGRESQL, CITIES))
        .javaMigrations(Partitions.migrations(CITIES))
        .target(version)
        .load()
        .migrate();
    String rows = Files.readString(Path.of("src/test/resources/released/v" + version + ".sql"));
    String hash = new Argon2PasswordEncoder(16, 32, 1, 8, 1).encode(Riders.PASSWORD);
    try (var connection = TestDatabase.connect(name);
        var statement = connection.createStatement()) {
      statement.execute(rows.replace("${hash}", String.valueOf(hash)));
    }
  }

  private static void assertBooksAgree(Books books) {
    var found = new ArrayList<Disagreement>();
    CITIES.cities().forEach(city -> books.check(city, found::add));
    assertThat(found).isEmpty();
  }
}
