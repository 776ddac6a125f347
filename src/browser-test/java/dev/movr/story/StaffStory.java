package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Riders;
import dev.movr.workload.DemoData;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody of the staff looks at all regions, suspends a rider, and lifts that. */
@InBrowser
class StaffStory {
  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired DemoData demoData;
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City paris;
  private Login sofia;
  private Login rider;

  @BeforeEach
  void bring_people_and_vehicles() {
    demoData.load();
    paris = riders.city("paris");
    sofia = riders.asStaff(riders.withPassword(paris), StaffScope.ALL_CITIES);
    rider = riders.withPassword(paris);
    var vehicle = riders.scooterOf(riders.in(paris));
    riders.rideOf(rider, paris, vehicle);
    riders.letRideGrowOlder(paris, vehicle, Duration.ofMinutes(95));
  }

  @ParameterizedTest
  @EnumSource
  void the_staff_look_and_act(Screen screen) {
    try (Visitor staff = chromium.visitor("staff", port, screen)) {
      staff.logIn(sofia.username());
      looksAround(staff);
      suspends(staff);
      liftsAgain(staff);
    }
  }

  private void looksAround(Visitor staff) {
    staff.navigate("Staff");
    staff.sees("Staff: all regions");
    staff.look("regions");
    seesNumbersChange(staff);
    staff.follow("Paris");
    staff.sees("Staff: Paris");
    assertThat(staff.page().locator(".map-pin").first()).isVisible();
    staff.look("vehicles");
    staff.follow("Rides");
    staff.sees("Ridden by");
    staff.look("long-rides");
  }

  /** By themselves. */
  private void seesNumbersChange(Visitor staff) {
    var ridersOfRome =
        staff.page().locator("tr", new Page.LocatorOptions().setHasText("Rome")).locator("td");
    String before = ridersOfRome.first().innerText();
    riders.in(riders.city("rome"));
    assertThat(ridersOfRome.first())
        .not()
        .hasText(before, new LocatorAssertions.HasTextOptions().setTimeout(30_000));
    assertThat(staff.page().locator("[data-live-status]")).isEmpty();
  }

  private void suspends(Visitor staff) {
    staff.follow("Accounts");
    staff.fill("Username", rider.username());
    staff.look("find-an-account");
    staff.press("Find the account");
    staff.sees("On a ride in Paris");
    staff.look("account");
    staff.press("Suspend this account");
    staff.press("Yes, suspend it");
    staff.seesTitle("Error: Suspend an account");
    staff.sees("Please fill this in.");
    staff.look("suspend-again");
    staff.fill("Reason", "Left <b>three</b> scooters in the river");
    staff.press("Yes, suspend it");
    staff.sees("The account is suspended.");
    staff.sees("The ride goes on");
    staff.look("suspended");
  }

  private void liftsAgain(Visitor staff) {
    staff.press("Lift the suspension");
    staff.fill("Reason", "It was somebody else");
    staff.look("lift");
    staff.press("Yes, lift it");
    staff.sees("The suspension is lifted");
    staff.follow("Log");
    staff.sees("Left <b>three</b> scooters in the river");
    staff.sees("Every entry is as it was written");
    staff.look("log");
  }

  @ParameterizedTest
  @EnumSource
  void the_suspended_are_told_why(Screen screen) {
    try (Visitor staff = chromium.visitor("staff-suspends", port, screen);
        Visitor ada = chromium.visitor("suspended", port, screen)) {
      ada.logIn(rider.username());
      staff.logIn(sofia.username());
      staff.open("/paris/staff/accounts?username=" + rider.username());
      staff.press("Suspend this account");
      staff.fill("Reason", "Left three scooters in the river");
      staff.press("Yes, suspend it");
      staff.sees("The account is suspended.");
      ada.navigate("My rides");
      ada.sees("Please log in first");
      ada.logIn(rider.username());
      ada.sees("This account is suspended");
      ada.sees("Left three scooters in the river");
      ada.look("log-in");
    }
  }

  @ParameterizedTest
  @EnumSource
  void lost_contact_is_said_and_so_is_its_end(Screen screen) {
    try (Visitor staff = chromium.visitor("staff-contact", port, screen)) {
      staff.logIn(sofia.username());
      staff.open("/staff");
      staff
          .page()
          .route(
              Pattern.compile(".*/staff$"),
              route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
      saysSoon(staff, "No contact with MovR");
      staff.look("no-contact");
      staff.page().unrouteAll();
      saysSoon(staff, "Contact is back");
    }
  }

  private static void saysSoon(Visitor staff, String words) {
    assertThat(staff.page().locator("[data-live-status]"))
        .containsText(words, new LocatorAssertions.ContainsTextOptions().setTimeout(30_000));
  }

  @ParameterizedTest
  @EnumSource
  void all_of_it_can_be_done_without_javascript(Screen screen) {
    try (Visitor staff = chromium.visitorWithoutJavaScript("staff-without", port, screen)) {
      staff.logIn(sofia.username());
      staff.navigate("Staff");
      staff.sees("Read them again");
      staff.glance("regions");
      staff.follow("Paris");
      staff.sees("Vehicles, by state");
      assertThat(staff.page().locator(".map")).isHidden();
      staff.glance("vehicles");
      staff.follow("Accounts");
      staff.fill("Username", rider.username());
      staff.press("Find the account");
      staff.press("Suspend this account");
      staff.fill("Reason", "Left three scooters in the river");
      staff.press("Yes, suspend it");
      staff.sees("The account is suspended.");
      staff.glance("suspended");
    }
  }
}
