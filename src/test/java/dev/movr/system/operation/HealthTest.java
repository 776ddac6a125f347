package dev.movr.system.operation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Statements;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** What an instance tells of its health, and to whom. */
@MovrTest
class HealthTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Autowired Statements statements;
  @LocalServerPort int port;
  @LocalManagementPort int managementPort;

  private Client everybody;
  private Client operator;

  @BeforeEach
  void connect() {
    everybody = new Client(port);
    operator = new Client(managementPort);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz"})
  void a_load_balancer_is_answered_shortly_without_a_login_and_a_statement(String path) {
    var sent =
        statements.during(() -> {
          var answer = everybody.get(path);
          assertThat(answer.statusCode()).isEqualTo(200);
          assertThat(answer.body()).isEqualTo("yes\n");
          assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
          assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        });
    assertThat(sent).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/livez", "/readyz"})
  void a_login_that_comes_along_is_not_looked_up(String path) {
    var stranger =
        everybody.request(path).header("Cookie", "movr_login=of-nobody; movr_csrf=none").GET();
    assertThat(statements.during(() -> everybody.send(stranger))).isEmpty();
  }

  @Test
  void the_details_are_on_the_management_port_and_take_no_statement() {
    var sent =
        statements.during(() -> {
          var health = JSON.readTree(operator.get("/actuator/health").body()).get("components");
          assertThat(health.get("regions").get("details").propertyNames())
              .contains("gcp-us-east1", "gcp-us-west1", "gcp-europe-west1", "directory");
          assertThat(health.get("replica").get("details").get("state").asString())
              .isEqualTo("none");
          assertThat(health.get("feed").get("details").propertyNames())
              .containsExactlyInAnyOrder("failing", "ageInSeconds");
        });
    assertThat(sent).isEmpty();
  }

  @Test
  void probes_are_on_the_management_port_too() {
    for (String group : List.of("liveness", "readiness")) {
      var answer = operator.get("/actuator/health/" + group);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("\"status\":\"UP\"");
    }
  }

  @Test
  void the_management_port_has_health_and_metrics_and_nothing_else() {
    var links = JSON.readTree(operator.get("/actuator").body()).get("_links");
    assertThat(links.propertyNames())
        .containsExactlyInAnyOrder("self", "health", "health-path", "prometheus");
    for (String path : List.of("/", "/login", "/actuator/env", "/actuator/heapdump", "/livez")) {
      assertThat(operator.get(path).statusCode()).as(path).isEqualTo(404);
    }
    assertThat(operator.send(operator.request("/actuator/health").DELETE()).statusCode())
        .isEqualTo(405);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/actuator", "/actuator/health", "/actuator/prometheus", "/livez/x"})
  void the_main_port_has_none_of_it(String path) {
    assertThat(everybody.get(path).statusCode()).isEqualTo(404);
  }
}
