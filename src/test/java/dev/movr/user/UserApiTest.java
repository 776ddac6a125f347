package dev.movr.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Concurrently;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The own account over the API: it is changed and deleted. */
@MovrTest
class UserApiTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City city;
  private ApiClient visitor;

  @BeforeEach
  void visit() {
    city = riders.city("washington dc");
    visitor = new ApiClient(port);
  }

  @Test
  void an_account_is_changed_in_part() {
    var client = visitor.signedInAs(riders.withPassword(city).username());
    var changed = client.patch("/me", Map.of("lastName", " Lovelace "));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("/lastName")).isEqualTo("Lovelace");
    assertThat(changed.text("/firstName")).isEqualTo("Ada");
    assertThat(client.get("/me").body()).isEqualTo(changed.body());
  }

  @Test
  void changes_of_different_fields_at_the_same_time_all_count() {
    var client = visitor.signedInAs(riders.withPassword(city).username());
    for (int i = 0; i < 5; i++) {
      var changes = Map.of("firstName", "F" + i, "lastName", "L" + i, "email", i + "@example.com");
      Concurrently.each(
          List.copyOf(changes.entrySet()),
          change -> client.patch("/me", Map.of(change.getKey(), change.getValue())));
      JsonNode me = client.get("/me").body();
      changes.forEach((field, value) -> assertThat(me.path(field).asString()).isEqualTo(value));
    }
  }

  @Test
  void a_change_that_breaks_a_rule_changes_nothing() {
    var client = visitor.signedInAs(riders.withPassword(city).username());
    var refused = client.patch("/me", Map.of("firstName", "Eve", "email", "nobody"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/errors/0/field")).isEqualTo("email");
    assertThat(client.patch("/me", Map.of("username", "eve")).status()).isEqualTo(422);
    assertThat(client.get("/me").text("/firstName")).isEqualTo("Ada");
  }

  @Test
  void a_deleted_account_ends_its_tokens_and_frees_its_username() {
    String username = riders.withPassword(city).username();
    var client = visitor.signedInAs(username);
    assertThat(client.delete("/me").status()).isEqualTo(204);
    assertThat(client.get("/me").status()).isEqualTo(401);
    assertThat(visitor.post("/users", SignUpApiTest.form(username)).status()).isEqualTo(201);
  }

  @Test
  void who_rides_or_owns_is_not_deleted() {
    Login owner = riders.withPassword(city);
    var vehicle = riders.scooterOf(owner);
    assertThat(visitor.signedInAs(owner.username()).delete("/me").problem())
        .isEqualTo("still-owning");
    Login rider = riders.withPassword(city);
    riders.rideOf(rider, city, vehicle);
    var refused = visitor.signedInAs(rider.username()).delete("/me");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.problem()).isEqualTo("already-riding");
  }
}
