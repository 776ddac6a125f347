package dev.movr.ride;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.language.Language;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.region.Place;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.vehicle.VehicleType;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Starting and ending a ride in other languages than English. */
@MovrTest
class RideLanguageTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City rome;
  private UUID vehicle;
  private Login rider;
  private Client client;

  @BeforeEach
  void log_in() {
    rome = riders.city("rome");
    vehicle =
        riders.vehicleOf(
            riders.in(rome), VehicleType.SCOOTER, new Place("Near <i>", 41.89, 12.492));
    rider = riders.withPassword(rome);
    client = new Client(port).loggedInAs(rider.username());
  }

  private String start(Language language) {
    client.get("/?lang=" + language.tag());
    return client
        .post(
            "/rome/rides",
            Map.of("vehicle", vehicle.toString(), "ride", UUID.randomUUID().toString()))
        .body();
  }

  @ParameterizedTest
  @CsvSource({
    "FRENCH, Quelqu’un a été plus rapide, En trouver un autre à Rome",
    "DUTCH, Iemand was je voor, Zoek een ander in Rome",
    "ITALIAN, Qualcuno ha fatto prima, Trovane un altro a Roma"
  })
  void who_was_too_late_is_told_so(Language language, String title, String other) {
    riders.rideOf(riders.in(rome), rome, vehicle);
    assertThat(start(language)).contains("<h1>" + title + "</h1>", other);
  }

  @Test
  void who_rides_already_is_told_where() {
    City paris = riders.city("paris");
    riders.rideOf(rider, paris, riders.scooterOf(riders.in(paris)));
    assertThat(start(Language.DUTCH))
        .contains("<h1>Je bent al aan het rijden</h1>", "Je rit in Parijs loopt nog");
  }

  @Test
  void an_arrival_outside_the_city_is_refused_in_italian() {
    UUID ride = riders.rideOf(rider, rome, vehicle);
    client.get("/?lang=it");
    var refused =
        client.post("/rome/rides/" + ride + "/end", Map.of("latitude", "1", "longitude", "1"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "<title>Errore: Le mie corse",
            "Questo punto non è a Roma, dove il veicolo deve restare.",
            "<a href=\"#latitude\">Punto</a>");
  }

  @Test
  void the_page_of_a_ride_has_the_patterns_of_the_running_time_and_escapes_what_people_typed() {
    riders.rideOf(rider, rome, vehicle);
    assertThat(client.get("/rides?lang=nl").body())
        .contains(
            "data-hours=\"{0} u {1} min\"", "Vanaf <bdi data-ride=\"place\">Near &lt;i></bdi>")
        .doesNotContain("<i>");
  }

  @Test
  void the_api_answers_in_the_language_that_is_asked_for() {
    var api = new ApiClient(port).with("Accept-Language", "fr").signedInAs(rider.username());
    var refused = api.post("/cities/rome/rides", Map.of());
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.header("Content-Language")).isEqualTo("fr");
    assertThat(refused.problem()).isEqualTo("invalid");
    assertThat(refused.text("/errors/0/detail")).isEqualTo("Choisis un véhicule.");
  }
}
