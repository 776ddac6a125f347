package dev.movr.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whom others see, on the pages and by the API: those who agreed, and little of them. */
@MovrTest
class PeopleTest {
  private static final String CITY = "los-angeles";

  @Autowired Riders riders;
  @LocalServerPort int port;

  private String name;
  private Client visitor;

  @BeforeEach
  void choose_a_name_that_stands_first() {
    name = "0 " + Riders.username();
    visitor = new Client(port);
  }

  private Map<String, String> form() {
    var form = new HashMap<>(Riders.registration(CITY, Riders.username()));
    form.put("firstName", name);
    form.put("lastName", "Xylander");
    return form;
  }

  private String people() {
    var reader = riders.withPassword(riders.city("los angeles"));
    return new Client(port).loggedInAs(reader.username()).get("/" + CITY + "/users").body();
  }

  private void save(Map<String, String> more) {
    var form = new HashMap<>(more);
    form.putAll(Map.of("firstName", name, "lastName", "Xylander", "email", "x@example.com"));
    assertThat(visitor.post("/profile/edit", form).statusCode()).isEqualTo(302);
  }

  @Test
  void the_box_is_not_ticked_and_who_leaves_it_is_not_shown() {
    assertThat(visitor.get("/register").body())
        .contains("name=\"listed\"")
        .doesNotContain(" checked");
    assertThat(visitor.post("/register", form()).statusCode()).isEqualTo(302);
    assertThat(people()).doesNotContain(name);
    assertThat(visitor.get("/profile/edit").body()).doesNotContain(" checked");
  }

  @Test
  void who_agrees_is_shown_by_first_name_and_initial_until_that_is_taken_back() {
    var form = form();
    form.put("listed", "true");
    visitor.post("/register", form);
    assertThat(people()).contains(name + " X.").doesNotContain("Xylander");
    assertThat(visitor.get("/profile/edit").body()).contains(" checked");
    save(Map.of());
    assertThat(people()).doesNotContain(name);
    save(Map.of("listed", "true"));
    assertThat(people()).contains(name + " X.");
  }

  @Test
  void a_form_with_a_fault_keeps_the_tick() {
    var form = form();
    form.putAll(Map.of("listed", "true", "email", "nobody"));
    var refused = visitor.post("/register", form);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains(" checked");
    form.putAll(Map.of("listed", "perhaps", "email", "x@example.com"));
    assertThat(visitor.post("/register", form).statusCode()).isEqualTo(422);
  }

  @Test
  void a_program_says_so_too_or_nobody_is_shown() {
    String username = Riders.username();
    var signUp = new HashMap<String, Object>(Riders.signUp(CITY, username));
    signUp.put("firstName", name);
    var api = new ApiClient(port);
    assertThat(api.post("/users", signUp).body().at("/listed").asBoolean()).isFalse();
    var client = api.signedInAs(username);
    assertThat(client.patch("/me", Map.of("listed", true)).body().at("/listed").asBoolean())
        .isTrue();
    assertThat(client.patch("/me", Map.of("firstName", name)).body().at("/listed").asBoolean())
        .isTrue();
    assertThat(people()).contains(name + " R.");
    signUp.putAll(Map.of("username", Riders.username(), "listed", true));
    assertThat(api.post("/users", signUp).body().at("/listed").asBoolean()).isTrue();
    signUp.putAll(Map.of("username", Riders.username(), "listed", "perhaps"));
    assertThat(api.post("/users", signUp).status()).isIn(400, 422);
  }
}
