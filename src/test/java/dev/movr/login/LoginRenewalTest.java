package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.Cities;
import dev.movr.testing.Client;
import dev.movr.testing.LockedRegions;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.Statements;
import dev.movr.web.security.Sealer;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;
import org.springframework.test.context.TestPropertySource;

/** The list of logins costs requests nothing, but the first after an hour, and never the page. */
@MovrTest
@TestPropertySource(properties = LockedRegions.CUSTOM_PLANS)
class LoginRenewalTest {
  @Autowired Riders riders;
  @Autowired Logins logins;
  @Autowired LoginList list;
  @Autowired Cities cities;
  @Autowired Sealer sealer;
  @Autowired Statements statements;
  @LocalServerPort int port;

  private Login ada;

  @BeforeEach
  void register() {
    ada = riders.in(riders.city("paris")).numbered(4711);
  }

  private Client usedBefore(Duration age) {
    var then = Clock.offset(Clock.systemUTC(), age.negated());
    String sealed = new SealedLogins(sealer, cities, then).seal("movr_login", ada);
    return new Client(port).with(ResponseCookie.from("movr_login", sealed).build());
  }

  private int statementsOf(Client client) {
    return statements
        .during(() ->
            assertThat(
                    client.get("/boston/vehicles", Map.of("User-Agent", "Firefox/1")).statusCode())
                .isEqualTo(200))
        .size();
  }

  @Test
  void within_the_hour_a_page_costs_what_it_does_without_the_list() {
    assertThat(statementsOf(usedBefore(Duration.ofMinutes(59)))).isEqualTo(2);
    assertThat(list.of(ada)).isEmpty();
  }

  @Test
  void the_first_page_after_an_hour_notes_the_use() {
    assertThat(statementsOf(usedBefore(Duration.ofMinutes(61)))).isEqualTo(4);
    assertThat(list.of(ada)).extracting(ListedLogin::device).containsExactly("Firefox");
  }

  @Test
  void while_the_home_region_is_lost_a_login_is_renewed_and_ends_all_the_same() throws Exception {
    Client browser = usedBefore(Duration.ofMinutes(61));
    Client copy = usedBefore(Duration.ofMinutes(1));
    String token = browser.token();
    try (Connection other = LockedRegions.lock("europe_west1")) {
      var page = browser.get("/boston/vehicles");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.headers().allValues("Set-Cookie"))
          .anyMatch(cookie -> cookie.startsWith("movr_login="));

      assertThat(browser.postWithoutToken("/logout", Map.of("_csrf", token)).statusCode())
          .isEqualTo(302);

      assertThat(copy.get("/boston/vehicles").body()).contains("Log in");
      other.rollback();
    }
    assertThat(logins.isCurrent(ada)).isFalse();
  }
}
