package dev.movr.system.input;

import static dev.movr.system.input.DiscreetAnswers.discreet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.user.Users;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A form that nobody can read is refused, and nothing is changed. */
@MovrTest
@ExtendWith(OutputCaptureExtension.class)
class BadFormTest {
  @Autowired Riders riders;
  @Autowired Users users;
  @LocalServerPort int port;

  private Login login;
  private Client client;

  @BeforeEach
  void log_in() {
    login = riders.withPassword(riders.city("seattle"));
    client = new Client(port).loggedInAs(login.username());
  }

  @Test
  void a_form_without_its_token_is_refused_with_the_advice_to_reload() {
    var response = discreet(client.postWithoutToken("/profile/edit", Map.of("firstName", "Eve")));
    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.body()).containsIgnoringCase("reload");
    assertThat(users.find(login.city(), login.userId()).orElseThrow().firstName()).isEqualTo("Ada");
  }

  @Test
  void a_form_beyond_all_measure_is_refused() {
    var response = discreet(client.post("/profile/edit", Map.of("firstName", "x".repeat(3 << 20))));
    assertThat(response.statusCode()).isIn(400, 413);
  }

  @Test
  void invalid_utf_8_is_refused_and_nothing_is_changed() {
    var response =
        discreet(
            client.postRaw("/profile/edit", "firstName=%C3%28&lastName=Kept&email=k@example.com"));
    assertThat(response.statusCode()).isIn(400, 422);
    assertThat(users.find(login.city(), login.userId()).orElseThrow().lastName())
        .isEqualTo("Rider");
  }

  @Test
  void a_form_that_is_not_encoded_is_a_bad_request_and_no_alarm(CapturedOutput output) {
    var response = discreet(client.postRaw("/profile/edit", "firstName=%zz"));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(output).doesNotContain("InvalidParameterException");
  }

  @Test
  void a_body_that_is_no_form_is_refused() {
    var response =
        discreet(
            client.send(
                client
                    .request("/profile/edit")
                    .header("Content-Type", "application/json")
                    .header("X-XSRF-TOKEN", client.token())
                    .POST(BodyPublishers.ofString("{\"firstName\": 1"))));
    assertThat(response.statusCode()).isIn(415, 422);
  }
}
