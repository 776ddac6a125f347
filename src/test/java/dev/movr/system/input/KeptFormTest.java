package dev.movr.system.input;

import static dev.movr.system.input.DiscreetAnswers.discreet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A form with a fault is shown again with a clear message, and the rest of it is kept. */
@MovrTest
class KeptFormTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private Client client;

  @BeforeEach
  void log_in() {
    client = new Client(port).loggedInAs(riders.withPassword(riders.city("seattle")).username());
  }

  private static Map<String, String> vehicle(String latitude, String longitude) {
    return Map.of(
        "id",
        UUID.randomUUID().toString(),
        "type",
        "BIKE",
        "color",
        "magenta",
        "brand",
        "Raleigh",
        "latitude",
        latitude,
        "longitude",
        longitude);
  }

  private static Map<String, String> zoe(String username) {
    var form = new HashMap<>(Riders.registration("paris", username));
    form.put("firstName", "Zoë");
    form.put("lastName", "O'Neil");
    return form;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "\u00a0\u2003\u3000",
        "\u2800",
        "a\u0000b",
        "a\u0007b",
        "\u202Eevil",
        "a\u200bb",
        "\uFFFD"
      })
  void a_name_that_cannot_be_shown_is_refused_and_the_rest_of_the_form_kept(String name) {
    var response =
        discreet(
            client.post(
                "/profile/edit",
                Map.of("firstName", name, "lastName", "Kept", "email", "kept@example.com")));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Kept", "kept@example.com");
  }

  @Test
  void a_name_that_is_too_long_is_refused_with_its_limit() {
    var response =
        discreet(
            client.post(
                "/profile/edit",
                Map.of("firstName", "x".repeat(61), "lastName", "Kept", "email", "k@example.com")));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("60", "Kept");
  }

  @Test
  void a_field_of_a_megabyte_is_refused_and_the_rest_of_the_form_kept() {
    var response =
        discreet(
            client.post(
                "/profile/edit",
                Map.of(
                    "firstName",
                    "x".repeat(1 << 20),
                    "lastName",
                    "Kept",
                    "email",
                    "k@example.com")));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Kept").hasSizeLessThan(100_000);
  }

  @ParameterizedTest
  @CsvSource({"91,0", "0,181", "NaN,0", "47.6,", "north,west", "40.7580,-73.9855", "1e400,2"})
  void a_point_outside_the_world_or_the_city_is_refused_and_the_form_kept(
      String latitude, String longitude) {
    var response =
        discreet(
            client.post("/vehicles/add", vehicle(latitude, longitude == null ? "" : longitude)));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Raleigh", "magenta");
  }

  @Test
  void a_vehicle_of_no_known_type_or_without_a_place_is_refused() {
    var form = new HashMap<>(vehicle("", ""));
    form.put("type", "ROCKET");
    var response = discreet(client.post("/vehicles/add", form));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Raleigh");
  }

  @ParameterizedTest
  @CsvSource({
    "city,chicago",
    "city,''",
    "email,nobody",
    "username,a b",
    "username,ab",
    "password,short",
    "id,7"
  })
  void a_registration_with_one_fault_is_shown_again_with_all_the_rest(String field, String value) {
    var form = zoe(Riders.username());
    form.put(field, value);
    var response = discreet(new Client(port).post("/register", form));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Zoë", "O&#39;Neil").doesNotContain(Riders.PASSWORD);
  }

  @Test
  void a_taken_username_is_said_and_the_form_kept() {
    var response =
        discreet(
            new Client(port)
                .post(
                    "/register",
                    zoe(riders.in(riders.city("seattle")).username().toUpperCase(Locale.ROOT))));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("is already taken", "O&#39;Neil");
  }
}
