package dev.movr.system.input;

import static dev.movr.system.input.DiscreetAnswers.discreet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An address that leads nowhere is answered with a clear page. */
@MovrTest
@ExtendWith(OutputCaptureExtension.class)
class BadAddressTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private Client client;

  @BeforeEach
  void log_in() {
    client = new Client(port).loggedInAs(riders.withPassword(riders.city("seattle")).username());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/chicago/vehicles", "/NEW-YORK/vehicles", "/%00/vehicles", "/chicago/users"})
  void an_unknown_city_is_a_page_that_lists_the_cities(String path) {
    var response = discreet(client.get(path));
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
    var response = discreet(client.get(path.replace(" ", "%20").replace("'", "%27")));
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
    var response = discreet(client.get(path));
    assertThat(response.statusCode()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?=x", "?type=%C3%28"})
  void a_query_that_is_not_encoded_is_a_bad_request_and_no_alarm(
      String query, CapturedOutput output) {
    var response = discreet(client.get("/seattle/vehicles" + query));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("MovR");
    assertThat(output).doesNotContain("InvalidParameterException");
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
    var response =
        discreet(
            client.send(
                client
                    .request(path)
                    .method(method, BodyPublishers.noBody())
                    .header("X-XSRF-TOKEN", client.token())));
    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow").orElse("")).contains("GET");
  }
}
