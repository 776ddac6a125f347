package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The three steps of docs/operations.md: at each, instances of the step before still run. */
class KeyRotationTest {
  private static final String OLD = "the old key, of yesterday, 0123456789 abc";
  private static final String NEW = "the new key, of tomorrow, 0123456789 abcd";

  private static Instance with(String key, String other) {
    return Instance.start(
        TestDatabase.uri(), "movr.web.secret-key=" + key, "movr.web.secret-key-other=" + other);
  }

  private static int profile(Client client, Instance instance) {
    return client.at(instance.port()).get("/profile").statusCode();
  }

  /** A form with the token of the instance that this browser is at. */
  private static Map<String, String> saved(Client client) {
    return Map.of(
        "firstName", "Ida", "lastName", "Rider", "email", "i@example.com", "_csrf", client.token());
  }

  @Test
  void nobody_is_logged_out_while_the_key_is_changed() {
    String username = Riders.username();
    try (var before = with(OLD, "");
        var first = with(OLD, NEW);
        var second = with(NEW, OLD);
        var third = with(NEW, "")) {
      var signUp = Riders.signUp("rome", username);
      assertThat(new ApiClient(before.port()).post("/users", signUp).status()).isEqualTo(201);
      var loggedInBefore = new Client(before.port()).loggedInAs(username);
      var loggedInAfter = new Client(second.port()).loggedInAs(username);

      Map<String, String> form = saved(loggedInBefore);
      for (Instance after : List.of(first, second)) {
        assertThat(
                loggedInBefore
                    .at(after.port())
                    .postWithoutToken("/profile/edit", form)
                    .headers()
                    .firstValue("Location"))
            .contains("/profile");
      }
      assertThat(profile(loggedInBefore, first)).isEqualTo(200);
      assertThat(profile(loggedInBefore, second)).isEqualTo(200);
      assertThat(profile(loggedInAfter, first)).isEqualTo(200);
      assertThat(profile(loggedInAfter, third)).isEqualTo(200);
      assertThat(profile(loggedInBefore, third)).isEqualTo(302);
    }
  }
}
