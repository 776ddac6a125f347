package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.microsoft.playwright.Keyboard;
import dev.movr.login.Login;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Riders;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The way from the landing page to the end of a ride, by the keyboard alone. */
@InBrowser
class KeyboardStory {
  private static final int MOST_TABS = 150;
  private static final String FOCUSED =
      """
      () => {
        const element = document.activeElement;
        const label = element.labels?.[0]?.textContent ?? '';
        return (element.getAttribute('aria-label') ?? (label || element.textContent)).trim();
      }
      """;

  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired Riders riders;
  @LocalServerPort int port;

  @Test
  void a_rider_rides_by_the_keyboard_alone() {
    Login rider = riders.withPassword(riders.city("amsterdam"));
    riders.scooterOf(riders.in(riders.city("amsterdam")));
    try (Visitor ada = chromium.visitor("keyboard", port, Screen.DESKTOP)) {
      ada.open("/");
      choosesAmsterdam(ada);
      logsIn(ada, rider.username());
      rides(ada);
    }
  }

  private static void choosesAmsterdam(Visitor ada) {
    tabTo(ada, "Skip to the content");
    ada.glance("skip-link");
    tabTo(ada, "Your city:");
    keyboard(ada).press("Enter");
    tabTo(ada, "Choose your city");
    keyboard(ada).type("Amst");
    ada.glance("city-menu");
    tabTo(ada, "Go");
    keyboard(ada).press("Enter");
    ada.sees("Vehicles in Amsterdam");
  }

  private static void logsIn(Visitor ada, String username) {
    tabTo(ada, "Log in to ride");
    keyboard(ada).press("Enter");
    ada.sees("Please log in first");
    tabTo(ada, "Username");
    keyboard(ada).type(username);
    tabTo(ada, "Password");
    keyboard(ada).type(Riders.PASSWORD);
    keyboard(ada).press("Enter");
    ada.sees("Vehicles in Amsterdam");
  }

  private static void rides(Visitor ada) {
    tabTo(ada, "Kick, Scooter|\\d+ vehicles near");
    keyboard(ada).press("Enter");
    assertThat(ada.page().locator(".leaflet-popup a").first()).isFocused();
    ada.glance("map");
    keyboard(ada).press("Escape");
    tabTo(ada, "Start ride on Kick");
    keyboard(ada).press("Enter");
    ada.sees("Your ride has started.");
    tabTo(ada, "Map to pick a spot in Amsterdam");
    keyboard(ada).press("ArrowUp");
    keyboard(ada).press("Shift+Tab");
    ada.glance("middle-of-the-map");
    keyboard(ada).press("Enter");
    ada.sees("Spot picked, near");
    tabTo(ada, "Describe the spot");
    keyboard(ada).type("At the water");
    tabTo(ada, "End ride");
    keyboard(ada).press("Enter");
    ada.sees("Your ride has ended.");
    ada.sees("At the water");
    ada.glance("history");
  }

  private static Keyboard keyboard(Visitor visitor) {
    return visitor.page().keyboard();
  }

  /** Goes on until what is focused has a name that begins like this regular expression. */
  private static void tabTo(Visitor visitor, String name) {
    Pattern begins = Pattern.compile(name);
    for (int tabs = 0; tabs < MOST_TABS; tabs++) {
      keyboard(visitor).press("Tab");
      if (begins.matcher(String.valueOf(visitor.page().evaluate(FOCUSED))).lookingAt()) {
        return;
      }
    }
    fail("The keyboard does not reach: " + name);
  }
}
