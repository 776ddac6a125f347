package dev.movr.system.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;

/** What was done is said once, on the page that follows. */
@MovrTest
class NoticeTest {
  private static final Map<String, String> CORRECTED =
      Map.of("firstName", "Zoë", "lastName", "O'Neil", "email", "zoe@example.com");

  @Autowired Riders riders;
  @LocalServerPort int port;

  private Login ada;
  private Client client;

  @BeforeEach
  void log_in() {
    ada = riders.in(riders.city("rome"));
    client = new Client(port).with(riders.cookieOf(ada));
  }

  @Test
  void a_notice_goes_to_the_page_that_follows_and_not_to_another_tab() {
    client.post("/profile/edit", CORRECTED);

    assertThat(client.get("/rides").body()).doesNotContain("Your profile is saved.");
    assertThat(client.get("/profile").body()).contains("Your profile is saved.");
    assertThat(client.get("/profile").body()).doesNotContain("Your profile is saved.");
  }

  @Test
  void the_notices_of_two_tabs_do_not_drive_each_other_out() {
    UUID ride = riders.rideOf(ada, ada.city(), riders.scooterOf(riders.in(ada.city())));
    client.post("/profile/edit", CORRECTED);
    client.post(
        "/rome/rides/" + ride + "/end", Map.of("place", ada.city().places().getFirst().name()));

    assertThat(client.get("/profile").body()).contains("Your profile is saved.");
    assertThat(client.get("/rides").body()).contains("Your ride has ended.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "", "AAAA"})
  void what_is_no_notice_is_none(String cookie) {
    client.with(ResponseCookie.from("movr_notices", cookie).build());
    assertThat(client.get("/profile").statusCode()).isEqualTo(200);
  }
}
