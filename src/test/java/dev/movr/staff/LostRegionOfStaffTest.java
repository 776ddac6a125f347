package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.testing.Client;
import dev.movr.testing.LockedRegions;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.sql.Connection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** The console while a region's data is away. */
@MovrTest
@TestPropertySource(properties = LockedRegions.CUSTOM_PLANS)
class LostRegionOfStaffTest {
  @Autowired Riders riders;
  @LocalServerPort int port;

  @Test
  void the_region_that_was_not_heard_from_is_named_and_the_others_are_shown() throws Exception {
    Login member = riders.asStaff(riders.in(riders.city("boston")), StaffScope.ALL_CITIES);
    var browser = new Client(port).with(riders.cookieOf(member));
    try (Connection other = LockedRegions.lock("europe_west1")) {
      var page = browser.get("/staff");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("Not heard from: Europe", "href=\"/boston/staff\"", "href=\"/seattle/staff\"")
          .doesNotContain("href=\"/paris/staff\"");
      assertThat(browser.get("/paris/staff").statusCode()).isEqualTo(503);
      assertThat(browser.get("/boston/staff").statusCode()).isEqualTo(200);
      other.rollback();
    }
    assertThat(browser.get("/staff").body())
        .contains("href=\"/paris/staff\"")
        .doesNotContain("Not heard from");
  }

  @Test
  void without_any_region_the_page_names_them_all() throws Exception {
    Login member = riders.asStaff(riders.in(riders.city("boston")), StaffScope.ALL_CITIES);
    var browser = new Client(port).with(riders.cookieOf(member));
    try (Connection other = LockedRegions.lock("europe_west1", "us_east1", "us_west1")) {
      var page = browser.get("/staff");
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body()).contains("Not heard from: ", "US East", "US West", "Europe");
      other.rollback();
    }
  }
}
