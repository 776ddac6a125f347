package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The list of logins on the profile, and of the API. */
@MovrTest
class LoginListPagesTest {
  private static final Pattern END = Pattern.compile("/profile/logins/(\\d+)/end");

  @Autowired Riders riders;
  @LocalServerPort int port;

  private Login ada;
  private Client browser;

  @BeforeEach
  void log_in() {
    ada = riders.withPassword(riders.city("boston"));
    browser = new Client(port).loggedInAs(ada.username());
  }

  private static List<String> ends(Client client) {
    return END.matcher(client.get("/profile").body())
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void the_profile_marks_this_login_and_ends_another() {
    assertThat(browser.get("/profile").body()).contains("My logins", "This login");
    assertThat(ends(browser)).isEmpty();
    Client phone = new Client(port).loggedInAs(ada.username());
    String number = ends(browser).getFirst();

    var ended = browser.post("/profile/logins/" + number + "/end", Map.of());

    assertThat(ended.headers().firstValue("Location").orElse("")).isEqualTo("/profile");
    assertThat(browser.get("/profile").body()).contains("The login has ended.");
    assertThat(ends(browser)).isEmpty();
    assertThat(phone.get("/profile").statusCode()).isEqualTo(302);
    browser.post("/profile/logins/" + number + "/end", Map.of());
    assertThat(browser.get("/profile").body()).contains("That login had already ended.");
  }

  @Test
  void no_other_site_ends_a_login() {
    Client phone = new Client(port).loggedInAs(ada.username());
    String path = "/profile/logins/" + ends(browser).getFirst() + "/end";

    assertThat(browser.postWithoutToken(path, Map.of()).statusCode()).isEqualTo(403);
    assertThat(browser.get(path).statusCode()).isEqualTo(405);
    assertThat(phone.get("/profile").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "-1", "0", "9223372036854775807"})
  void a_number_that_is_not_listed_ends_nothing(String number) {
    browser.post("/profile/logins/" + number + "/end", Map.of());
    assertThat(browser.get("/profile").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "9223372036854775808", "1.5", "%00"})
  void what_is_no_number_is_not_found(String number) {
    assertThat(browser.post("/profile/logins/" + number + "/end", Map.of()).statusCode())
        .isIn(400, 404);
  }

  @Test
  void a_program_lists_and_ends_logins_too() {
    var program = new ApiClient(port).signedInAs(ada.username());
    var listed = program.get("/me/logins");
    assertThat(listed.status()).isEqualTo(200);
    assertThat(listed.body().at("/items")).hasSize(2);
    String number =
        listed
            .body()
            .at("/items")
            .valueStream()
            .filter(one -> !one.at("/current").asBoolean())
            .map(one -> one.at("/number").asString())
            .findFirst()
            .orElseThrow();

    assertThat(program.delete("/me/logins/" + number).status()).isEqualTo(204);

    assertThat(browser.get("/profile").statusCode()).isEqualTo(302);
    assertThat(program.get("/me/logins").body().at("/items")).hasSize(1);
    assertThat(program.delete("/me/logins/" + number).problem()).isEqualTo("not-found");
    assertThat(program.delete("/me/logins/no-number").status()).isEqualTo(404);
  }
}
