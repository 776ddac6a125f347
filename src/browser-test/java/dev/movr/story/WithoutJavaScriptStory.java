package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Riders;
import dev.movr.workload.DemoData;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Everything can be done without JavaScript: only the map is missing. */
@InBrowser
class WithoutJavaScriptStory {
  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired DemoData demoData;
  @LocalServerPort int port;

  @BeforeEach
  void bring_vehicles() {
    demoData.load();
  }

  @ParameterizedTest
  @EnumSource
  void a_rider_rides_without_javascript(Screen screen) {
    try (Visitor ada = chromium.visitorWithoutJavaScript("without-javascript", port, screen)) {
      registersInSeattle(ada);
      rides(ada);
      switchesToBoston(ada);
    }
  }

  private static void registersInSeattle(Visitor ada) {
    ada.open("/register");
    ada.select("Home city", "seattle");
    ada.fill("First name", "Ada");
    ada.fill("Last name", "Lovelace");
    ada.fill("E-mail", "ada@example.com");
    ada.fill("Username", Riders.username());
    ada.press("Register");
    ada.sees("Please use at least 10 characters.");
    ada.glance("register-again");
    ada.fill("Password", Riders.PASSWORD);
    ada.press("Register");
    ada.sees("Vehicles in Seattle");
    assertThat(ada.page().locator(".map")).isHidden();
    ada.glance("vehicles");
  }

  private static void rides(Visitor ada) {
    ada.press("Start ride");
    ada.sees("Your ride has started.");
    ada.glance("riding");
    ada.page().locator(".coordinates summary").click();
    ada.fill("Latitude", "0");
    ada.fill("Longitude", "0");
    ada.press("End ride");
    ada.sees("This point is not in Seattle");
    ada.glance("riding-still");
    ada.fill("Latitude", "47.6205");
    ada.fill("Longitude", "-122.3493");
    ada.press("End ride");
    ada.sees("Near Space Needle");
    ada.glance("history");
  }

  private static void switchesToBoston(Visitor ada) {
    ada.page().locator(".city-menu summary").click();
    ada.page().locator("#header-city").selectOption("boston");
    ada.glance("city-menu");
    ada.page().locator(".city-menu button").click();
    ada.sees("Vehicles in Boston");
    ada.page().locator(".logout button").click();
    ada.sees("You are logged out.");
    ada.glance("logged-out");
  }
}
