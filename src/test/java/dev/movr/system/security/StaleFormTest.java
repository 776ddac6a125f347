package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A form whose token is old is not carried out, and nothing that was typed is lost. */
@MovrTest
class StaleFormTest {
  private static final String OF_YESTERDAY = "a token of yesterday's";

  @Autowired Riders riders;
  @Autowired JdbcClient jdbc;
  @LocalServerPort int port;

  private Login ada;
  private Client client;

  @BeforeEach
  void log_in() {
    ada = riders.withPassword(riders.city("rome"));
    client = new Client(port).with(riders.cookieOf(ada));
  }

  private HttpResponse<String> sent(String path, Map<String, String> fields, String origin) {
    return sent(client, path, fields, Map.of("Origin", origin));
  }

  private static HttpResponse<String> sent(
      Client client, String path, Map<String, String> fields, Map<String, String> headers) {
    var stale = new HashMap<>(fields);
    stale.put("_csrf", OF_YESTERDAY);
    return client.postAsItIs(path, stale, headers);
  }

  private String here() {
    return "http://localhost:" + port;
  }

  private static final Map<String, String> CORRECTED =
      Map.of("firstName", "Zoë", "lastName", "O'Neil", "email", "zoe@example.com");

  private String firstName() {
    return jdbc.sql("SELECT first_name FROM users WHERE city = 'rome' AND id = ?")
        .param(ada.userId())
        .query(String.class)
        .single();
  }

  @Test
  void it_comes_back_with_what_was_typed_and_sent_again_it_is_carried_out() {
    client.get("/profile/edit");
    var back = sent("/profile/edit", CORRECTED, here());

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.body())
        .contains("This form was out of date", "Nothing was done", "O&#39;Neil", "zoe@example.com")
        .doesNotContain("did not send our cookie");
    assertThat(firstName()).isEqualTo("Ada");
    assertThat(client.postWithoutToken("/profile/edit", with(CORRECTED, back)).statusCode())
        .isEqualTo(302);
    assertThat(firstName()).isEqualTo("Zoë");
  }

  private static Map<String, String> with(Map<String, String> fields, HttpResponse<String> page) {
    var again = new HashMap<>(fields);
    again.put(
        "_csrf", page.body().replaceFirst("(?s).*?name=\"_csrf\" value=\"([^\"]+)\".*", "$1"));
    return again;
  }

  /** As a browser restores it that has kept the login, and lost the cookie of the form. */
  @Test
  void without_its_cookie_it_comes_back_too_and_brings_another_one() {
    var back = sent("/profile/edit", CORRECTED, here());

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.body()).contains("O&#39;Neil", "did not send our cookie", "https://");
    assertThat(client.postWithoutToken("/profile/edit", with(CORRECTED, back)).statusCode())
        .isEqualTo(302);
  }

  @Test
  void a_password_is_not_sent_back() {
    var visitor = new Client(port);
    var fields = Map.of("username", ada.username(), "password", Riders.PASSWORD);
    var back = sent(visitor, "/login", fields, Map.of("Origin", here()));

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.body()).contains(ada.username()).doesNotContain(Riders.PASSWORD);
    assertThat(visitor.get("/profile").statusCode()).isEqualTo(302);
  }

  @Test
  void a_registration_comes_back_with_the_same_id() {
    var form = Riders.registration("paris", Riders.username());
    var back = sent(new Client(port), "/register", form, Map.of("Origin", here()));

    assertThat(back.body())
        .contains(String.valueOf(form.get("id")), String.valueOf(form.get("username")))
        .doesNotContain(Riders.PASSWORD);
  }

  @Test
  void the_end_of_a_ride_comes_back_with_its_place() {
    UUID scooter = riders.scooterOf(riders.in(ada.city()));
    UUID ride = riders.rideOf(ada, ada.city(), scooter);
    var back = sent("/rome/rides/" + ride + "/end", Map.of("location", "by the fountain"), here());

    assertThat(back.body()).contains("This form was out of date", "by the fountain", "End ride");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/logout",
        "/city",
        "/rome/rides",
        "/profile/log-out-everywhere",
        "/profile/logins/1/end",
        "/profile/delete"
      })
  void a_button_leads_back_to_its_page_and_does_nothing(String path) {
    var back = sent(path, Map.of("city", "paris"), here());

    assertThat(back.statusCode()).isEqualTo(403);
    assertThat(back.body()).contains("This form was out of date");
    assertThat(client.get("/profile").statusCode()).isEqualTo(200);
  }

  /** Its values were typed by nobody here: they must not stand in a form that waits for a click. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://localhost",
        "",
        "::",
        "http://localhost:1"
      })
  void what_another_site_sends_is_refused_and_not_shown(String origin) {
    var refused = sent("/profile/edit", CORRECTED, origin);

    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).doesNotContain("O&#39;Neil", "zoe@example.com");
    assertThat(firstName()).isEqualTo("Ada");
  }

  @Test
  void whoever_says_that_it_is_of_the_same_origin_gets_it_back() {
    assertThat(
            sent(client, "/profile/edit", CORRECTED, Map.of("Sec-Fetch-Site", "same-origin"))
                .body())
        .contains("O&#39;Neil");
    assertThat(
            sent(client, "/profile/edit", CORRECTED, Map.of("Sec-Fetch-Site", "cross-site")).body())
        .doesNotContain("O&#39;Neil");
  }

  @Test
  void no_stale_form_opens_a_page_that_is_not_for_its_sender() {
    var visitor = new Client(port);
    var toLogIn = sent(visitor, "/profile/edit", CORRECTED, Map.of("Origin", here()));
    assertThat(toLogIn.statusCode()).isEqualTo(302);
    assertThat(toLogIn.headers().firstValue("Location").orElse("")).contains("/login?next=");
    String suspend = "/rome/staff/accounts/" + ada.userId() + "/suspend";
    var reason = Map.of("reason", "no reason");
    assertThat(sent(suspend, reason, here()).statusCode()).isEqualTo(404);
    Login staff = riders.asStaff(riders.in(ada.city()), StaffScope.ALL_CITIES);
    var console = new Client(port).with(riders.cookieOf(staff));
    assertThat(sent(console, suspend, reason, Map.of("Origin", here())).body())
        .contains("no reason", "This form was out of date");
    assertThat(sent("/nowhere", reason, here()).statusCode()).isEqualTo(404);
  }

  @Test
  void the_token_lives_as_long_as_the_login() {
    var page = client.get("/register");
    assertThat(page.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("movr_csrf=") && cookie.contains("Max-Age=34560000"));
    var again =
        client.post("/login", Map.of("username", ada.username(), "password", Riders.PASSWORD));
    assertThat(again.headers().allValues("Set-Cookie"))
        .anyMatch(cookie -> cookie.startsWith("movr_csrf=") && cookie.contains("Max-Age=34560000"));
  }
}
