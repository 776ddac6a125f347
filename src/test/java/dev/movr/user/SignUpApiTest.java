package dev.movr.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever signs up over the API has one account, however often the request is sent. */
@MovrTest
class SignUpApiTest {
  @LocalServerPort int port;

  private ApiClient visitor;

  @BeforeEach
  void visit() {
    visitor = new ApiClient(port);
  }

  static Map<String, Object> form(String username) {
    return new HashMap<>(
        Map.of(
            "city", "washington-dc",
            "firstName", "Zoë",
            "lastName", "O'Neil",
            "email", "zoe@example.com",
            "username", username,
            "password", Riders.PASSWORD));
  }

  @Test
  void who_signs_up_can_sign_in_and_sees_the_account() {
    String username = Riders.username();
    var answer = visitor.post("/users", form(username));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("Location")).isEqualTo("/api/v1/me");
    var me = visitor.signedInAs(username).get(answer.header("Location"));
    assertThat(me.body()).isEqualTo(answer.body());
    assertThat(me.text("/city")).isEqualTo("washington-dc");
    assertThat(me.text("/firstName")).isEqualTo("Zoë");
    assertThat(me.body().at("/isOwner").asBoolean()).isFalse();
  }

  @Test
  void a_username_is_one_persons() {
    String username = Riders.username();
    visitor.post("/users", form(username));
    var answer = visitor.post("/users", form(username));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.problem()).isEqualTo("username-taken");
  }

  @ParameterizedTest
  @CsvSource({
    "city,chicago",
    "city,New York",
    "firstName,''",
    "lastName,a\u0000b",
    "email,nobody",
    "username,a b",
    "password,short",
    "nickname,Z",
    "id,5b1c6f0e-0000-4000-8000-000000000000"
  })
  void a_field_with_a_fault_is_named(String field, String value) {
    var form = form(Riders.username());
    form.put(field, value);
    var answer = visitor.post("/users", form);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("invalid");
    assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    assertThat(answer.text("/errors/0/detail"))
        .isNotBlank()
        .doesNotContain("dev.movr", "Exception");
  }

  @ParameterizedTest
  @CsvSource({"city", "firstName", "email", "username", "password"})
  void a_field_that_is_missing_null_or_of_another_type_is_named(String field) {
    for (Object value : new Object[] {"missing", "null", 5, true, Map.of("text", "x")}) {
      var form = form(Riders.username());
      form.put(field, value.equals("null") ? null : value);
      if (value.equals("missing")) {
        form.remove(field);
      }
      var answer = visitor.post("/users", form);
      assertThat(answer.status()).isEqualTo(422);
      assertThat(answer.text("/errors/0/field")).isEqualTo(field);
    }
  }

  @Test
  void a_sign_up_that_is_sent_again_finds_its_account() {
    String username = Riders.username();
    var first = visitor.withKey("a-key").post("/users", form(username));
    var again = visitor.withKey("a-key").post("/users", form(username));
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.body()).isEqualTo(first.body());
  }

  @ParameterizedTest
  @CsvSource({"city,rome", "firstName,Ida", "email,i@example.com", "password,quite another one"})
  void the_same_key_with_another_account_is_refused(String field, String value) {
    String username = Riders.username();
    visitor.withKey("a-key").post("/users", form(username));
    var other = form(username);
    other.put(field, value);
    var answer = visitor.withKey("a-key").post("/users", other);
    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.problem()).isEqualTo("idempotency-key-reused");
    assertThat(visitor.withKey("another-key").post("/users", other).problem())
        .isEqualTo("username-taken");
  }

  @Test
  void two_people_may_choose_the_same_key() {
    assertThat(visitor.withKey("1").post("/users", form(Riders.username())).status())
        .isEqualTo(201);
    assertThat(visitor.withKey("1").post("/users", form(Riders.username())).status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"''", "a b"})
  void what_is_no_key_is_refused(String key) {
    var answer = visitor.withKey(key).post("/users", form(Riders.username()));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("/errors/0/field")).isEqualTo("Idempotency-Key");
  }
}
