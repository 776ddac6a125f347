package dev.movr.vehicle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.City;
import dev.movr.region.Point;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Vehicles in other languages than English. */
@MovrTest
class VehicleLanguageTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private Client client;

  @BeforeEach
  void visit() {
    client = new Client(port);
  }

  @Test
  void an_owners_form_says_in_spanish_what_is_wrong() {
    client.loggedInAs(riders.withPassword(riders.city("new york")).username());
    client.get("/vehicles/add?lang=es");
    var refused =
        client.post(
            "/vehicles/add",
            Map.of(
                "id",
                UUID.randomUUID().toString(),
                "type",
                "BIKE",
                "brand",
                "",
                "color",
                "x".repeat(31),
                "place",
                "Somewhere"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains(
            "<title>Error: Añadir un vehículo",
            "Rellena este campo.",
            "Usa 30 caracteres como máximo.",
            "Elige uno de los lugares en Nueva York.");
    assertThat(client.post("/vehicles/add", Map.of("type", "BOAT")).body())
        .contains("Elige una de las opciones ofrecidas.");
  }

  @ParameterizedTest
  @CsvSource({
    "nl, /paris/vehicles?type=bike, Fietsen in Parijs",
    "it, /rome/vehicles, Veicoli a Roma",
    "es, /new-york/vehicles?type=skateboard, Monopatines en Nueva York",
    "fr, /washington-dc/vehicles?type=scooter, Trottinettes à Washington DC"
  })
  void a_list_is_headed_in_the_language(String tag, String path, String title) {
    String page = client.get(path, Map.of("Accept-Language", tag)).body();
    assertThat(page).contains("<h1>" + title + "</h1>", "<title>" + title);
  }

  @Test
  void a_distance_is_written_as_in_the_city_and_the_language() {
    City amsterdam = riders.city("amsterdam");
    var place = amsterdam.places().getFirst();
    riders.vehicleOf(riders.in(amsterdam), VehicleType.BIKE, place);
    var from = new Point(place.latitude() + 0.013, place.longitude());
    assertThat(nearest("amsterdam", from, "nl")).containsPattern("\\d,\\d[  ]km hiervandaan");
    City newYork = riders.city("new york");
    var there = newYork.places().getFirst();
    riders.vehicleOf(riders.in(newYork), VehicleType.BIKE, there);
    assertThat(nearest("new-york", there.point(), "en")).containsPattern("\\d+[  ]ft away");
  }

  private String nearest(String city, Point from, String tag) {
    return client
        .get(
            "/%s/vehicles?lat=%s&lng=%s".formatted(city, from.latitude(), from.longitude()),
            Map.of("Accept-Language", tag))
        .body();
  }

  @Test
  void the_feed_and_the_api_keep_the_names_that_programs_know() {
    var italian = Map.of("Accept-Language", "it");
    assertThat(client.get("/gbfs/rome/2.3/vehicle_types.json", italian).body())
        .contains("\"Scooter\"")
        .doesNotContain("Monopattino");
    assertThat(client.get("/gbfs/rome/2.3/system_information.json", italian).body())
        .contains("\"MovR Rome\"");
    assertThat(client.get("/api/v1/cities", italian).body()).contains("\"Rome\"");
  }
}
