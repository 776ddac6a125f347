package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Whoever has to log in or register first comes to the page that was wanted, if it is of this site.
 */
@MovrTest
class WayBackTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  @Test
  void an_expired_login_leads_back_to_the_page_with_the_form() {
    var visitor = new Client(port);
    assertThat(goal(visitor.post("/rome/rides/" + UUID.randomUUID() + "/end", Map.of())))
        .isEqualTo("%2Frides");
    assertThat(goal(visitor.post("/vehicles/add", Map.of()))).isEqualTo("%2Fvehicles%2Fadd");
    assertThat(goal(visitor.post("/rome/rides", Map.of()))).isEqualTo("%2Frome%2Fvehicles");
  }

  @Test
  void whoever_registers_on_the_way_sees_the_page_that_was_wanted() {
    var visitor = new Client(port);
    String wanted = "/paris/vehicles?type=bike&near=1,2";
    String link = "/register?next=%2Fparis%2Fvehicles%3Ftype%3Dbike%26near%3D1%2C2";
    assertThat(visitor.get(link.replace("register", "login")).body()).contains(link);
    assertThat(visitor.get(link).body())
        .contains("name=\"next\" value=\"" + wanted.replace("&", "&amp;"));
    assertThat(register(visitor, Riders.username(), wanted)).isEqualTo(wanted);
    assertThat(register(new Client(port), Riders.username(), "//evil.example"))
        .isEqualTo("/rome/vehicles");
  }

  private static String goal(HttpResponse<String> response) {
    return response.headers().firstValue("Location").orElseThrow().replaceFirst(".*next=", "");
  }

  /** Gives the path of the page that comes next. */
  private static String register(Client visitor, String username, String next) {
    var form = new HashMap<>(Riders.registration("rome", username));
    form.put("next", next);
    var response = visitor.post("/register", form);
    assertThat(response.statusCode()).isEqualTo(302);
    return response.headers().firstValue("Location").orElseThrow();
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
    String username = riders.withPassword(riders.city("seattle")).username();
    var response =
        new Client(port)
            .post(
                "/login", Map.of("username", username, "password", Riders.PASSWORD, "next", next));
    assertThat(response.statusCode()).isEqualTo(302);
    assertThat(response.headers().firstValue("Location").orElseThrow())
        .matches("(http://localhost:" + port + ")?/[^/\\\\].*")
        .doesNotContain("evil.example");
  }
}
