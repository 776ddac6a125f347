package dev.movr.system.input;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.user.Users;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Bad input gets a clear message, and nothing is lost. */
@MovrTest
@ExtendWith(OutputCaptureExtension.class)
class BadInputTest {
  @Autowired Riders riders;
  @Autowired Users users;
  @LocalServerPort int port;

  private City city;
  private Login login;
  private Client client;

  @SuppressWarnings("NullAway.Init")
  private HttpResponse<String> response;

  @BeforeEach
  void logIn() {
    city = riders.city("seattle");
    login = riders.withPassword(city);
    client = new Client(port).loggedInAs(login.username());
  }

  @AfterEach
  void no_answer_tells_of_the_inside() {
    assertThat(response.body())
        .doesNotContainIgnoringCase(
            "exception", "springframework", "select city", "sqlstate", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/chicago/vehicles", "/NEW-YORK/vehicles", "/%00/vehicles", "/chicago/users"})
  void an_unknown_city_is_a_page_that_lists_the_cities(String path) {
    response = client.get(path);
    assertThat(response.statusCode()).isIn(400, 404);
    if (response.statusCode() == 404) {
      assertThat(response.body()).contains("Amsterdam", "Washington DC");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/seattle/vehicles/7",
        "/seattle/vehicles/00000000-0000-4000-8000-000000000000",
        "/seattle/vehicles/' OR 1=1",
        "/nothing",
        "/assets/nothing.css",
        "/webjars/nothing.js",
      })
  void a_malformed_or_unknown_id_is_not_found(String path) {
    response = client.get(path.replace(" ", "%20").replace("'", "%27"));
    assertThat(response.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "/seattle/vehicles?after=nonsense",
    "/seattle/users?after=AAAA",
    "/rides?before=%00%00",
    "/profile?after=MQ",
  })
  void a_cursor_that_movr_did_not_make_is_a_bad_request(String path) {
    response = client.get(path);
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void a_form_without_its_token_is_refused_with_the_advice_to_reload() {
    response = client.postWithoutToken("/profile/edit", Map.of("firstName", "Eve"));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).containsIgnoringCase("reload");
    assertThat(users.find(login.city(), login.userId()).orElseThrow().firstName()).isEqualTo("Ada");
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE,/login",
    "PUT,/seattle/vehicles",
    "PROPFIND,/login",
    "FOO,/seattle/vehicles",
    "FOO,/profile",
    "TRACE,/login"
  })
  void a_method_that_is_not_allowed_is_refused_with_those_that_are(String method, String path) {
    response =
        client.send(
            client
                .request(path)
                .method(method, BodyPublishers.noBody())
                .header("X-XSRF-TOKEN", client.token()));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET");
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
    response =
        client.post(
            "/profile/edit",
            Map.of("firstName", name, "lastName", "Kept", "email", "kept@example.com"));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Kept", "kept@example.com");
  }

  @Test
  void a_name_that_is_too_long_is_refused_with_its_limit() {
    response =
        client.post(
            "/profile/edit",
            Map.of("firstName", "x".repeat(61), "lastName", "Kept", "email", "k@example.com"));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("60", "Kept");
  }

  @Test
  void a_field_of_a_megabyte_is_refused_and_the_rest_of_the_form_kept() {
    response =
        client.post(
            "/profile/edit",
            Map.of("firstName", "x".repeat(1 << 20), "lastName", "Kept", "email", "k@example.com"));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Kept").hasSizeLessThan(100_000);
  }

  @Test
  void a_form_beyond_all_measure_is_refused() {
    response = client.post("/profile/edit", Map.of("firstName", "x".repeat(3 << 20)));
    assertThat(response.statusCode()).isIn(400, 413);
  }

  @Test
  void invalid_utf_8_is_refused_and_nothing_is_changed() {
    response =
        client.postRaw("/profile/edit", "firstName=%C3%28&lastName=Kept&email=k@example.com");
    assertThat(response.statusCode()).isIn(400, 422);
    assertThat(users.find(login.city(), login.userId()).orElseThrow().lastName())
        .isEqualTo("Rider");
  }

  @ParameterizedTest
  @CsvSource({"91,0", "0,181", "NaN,0", "47.6,", "north,west", "40.7580,-73.9855", "1e400,2"})
  void a_point_outside_the_world_or_the_city_is_refused_and_the_form_kept(
      String latitude, String longitude) {
    response = client.post("/vehicles/add", vehicle(latitude, longitude == null ? "" : longitude));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Raleigh", "magenta");
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

  @Test
  void a_vehicle_of_no_known_type_or_without_a_place_is_refused() {
    var form = new HashMap<>(vehicle("", ""));
    form.put("type", "ROCKET");
    response = client.post("/vehicles/add", form);
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
    var form =
        new HashMap<>(
            Map.of(
                "id",
                UUID.randomUUID().toString(),
                "city",
                "paris",
                "firstName",
                "Zoë",
                "lastName",
                "O'Neil",
                "email",
                "zoe@example.com",
                "username",
                Riders.username(),
                "password",
                Riders.PASSWORD));
    form.put(field, value);
    response = new Client(port).post("/register", form);
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("Zoë", "O&#39;Neil").doesNotContain(Riders.PASSWORD);
  }

  @Test
  void a_taken_username_is_said_and_the_form_kept() {
    response =
        new Client(port)
            .post(
                "/register",
                Map.of(
                    "id",
                    UUID.randomUUID().toString(),
                    "city",
                    "paris",
                    "firstName",
                    "Zoë",
                    "lastName",
                    "Kept",
                    "email",
                    "zoe@example.com",
                    "username",
                    login.username().toUpperCase(Locale.ROOT),
                    "password",
                    Riders.PASSWORD));
    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(response.body()).contains("is taken", "Kept");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "/%0d%0aX: y",
        "javascript:alert(1)",
        "/a\nb"
      })
  void a_login_leads_only_to_a_page_of_this_site(String next) {
    response =
        new Client(port)
            .post(
                "/login",
                Map.of("username", login.username(), "password", Riders.PASSWORD, "next", next));
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .matches("(http://localhost:" + port + ")?/[^/\\\\].*")
        .doesNotContain("evil.example");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?=x", "?type=%C3%28"})
  void a_query_that_is_not_encoded_is_a_bad_request_and_no_alarm(
      String query, CapturedOutput output) {
    response = client.get("/seattle/vehicles" + query);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("MovR");
    assertThat(output).doesNotContain("InvalidParameterException");
  }

  @Test
  void a_form_that_is_not_encoded_is_a_bad_request_and_no_alarm(CapturedOutput output) {
    response = client.postRaw("/profile/edit", "firstName=%zz");
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(output).doesNotContain("InvalidParameterException");
  }

  @Test
  void a_body_that_is_no_form_is_refused() {
    response =
        client.send(
            client
                .request("/profile/edit")
                .header("Content-Type", "application/json")
                .header("X-XSRF-TOKEN", client.token())
                .POST(BodyPublishers.ofString("{\"firstName\": 1")));
    assertThat(response.statusCode()).isIn(415, 422);
  }
}
