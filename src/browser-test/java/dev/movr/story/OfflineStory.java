package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.relay.TcpProxy;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Client;
import dev.movr.testing.Riders;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A rider loses the network in the middle of a ride. */
@InBrowser
class OfflineStory {
  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired Riders riders;
  @LocalServerPort int port;

  private TcpProxy network;
  private City paris;
  private Login rider;

  @BeforeEach
  void ride() {
    network = new TcpProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    paris = riders.city("paris");
    rider = riders.withPassword(paris);
    riders.rideOf(rider, paris, riders.scooterOf(riders.in(paris)));
  }

  @AfterEach
  void give_back() {
    network.close();
  }

  private void loses(Visitor ada) {
    ada.goOffline(true);
    network.takeAway();
  }

  private void finds(Visitor ada) {
    network.giveBack();
    ada.goOffline(false);
  }

  /** Logs in, looks at the ride, and waits until the worker answers for the pages. */
  private void looksAtTheRide(Visitor ada) {
    ada.logIn(rider.username());
    ada.navigate("My rides");
    ada.sees("You are riding Kick");
    ada.waitForTheWorker();
    assertThat(kept(ada)).contains("Kick", "Paris").doesNotContain(rider.username());
  }

  private static String kept(Visitor ada) {
    return String.valueOf(ada.page().evaluate("localStorage.getItem('movr.ride')"));
  }

  @ParameterizedTest
  @EnumSource
  void a_rider_sees_the_ride_without_a_network_and_ends_it_with_one(Screen screen) {
    try (Visitor ada = chromium.visitor("offline", network.port(), screen)) {
      looksAtTheRide(ada);
      loses(ada);
      seesTheRideOffline(ada, screen);
      ada.press("Try again");
      ada.sees("No network");
      ada.isAt("/rides");
      finds(ada);
      ada.sees("Where are you leaving the vehicle?");
      ada.select("A place in Paris", "Panthéon");
      ada.press("End ride");
      ada.sees("Your ride has ended.");
      seesNoRideOffline(ada);
      ada.look("no-ride");
    }
  }

  private static void seesTheRideOffline(Visitor ada, Screen screen) {
    ada.open("/rides");
    ada.seesTitle("No network");
    ada.sees("You are riding Kick");
    ada.sees("Scooter · Paris");
    ada.sees("This was true at");
    ada.sees("Nothing was sent");
    var running = ada.page().locator("[data-running]");
    assertThat(running).not().hasText(running.textContent());
    ada.look("riding");
    if (screen == Screen.PHONE) {
      for (int width : new int[] {320, 390}) {
        ada.page().setViewportSize(width, 780);
        ada.look("riding-" + width);
      }
    }
  }

  private void seesNoRideOffline(Visitor ada) {
    loses(ada);
    ada.open("/vehicles");
    ada.sees("No network");
    assertThat(ada.page().getByText("You are riding")).isHidden();
    assertThat(ada.page().content()).doesNotContain("Kick");
    assertThat(kept(ada)).isEqualTo("null");
  }

  @Test
  void a_ride_that_was_seen_more_than_a_day_ago_is_not_shown() {
    try (Visitor ada = chromium.visitor("old", network.port(), Screen.PHONE)) {
      looksAtTheRide(ada);
      ada.page()
          .evaluate(
              """
              const ride = JSON.parse(localStorage.getItem("movr.ride"));
              localStorage.setItem("movr.ride", JSON.stringify({ ...ride, kept: ride.kept - 25 * 3600 * 1000 }));
              """);
      loses(ada);
      ada.open("/vehicles");
      ada.sees("No network");
      assertThat(ada.page().getByText("You are riding")).isHidden();
    }
  }

  @Test
  void after_a_logout_nothing_of_the_ride_is_left() {
    forgetsAfter(ada -> {
      ada.page().locator(".logout button").click();
      ada.sees("You are logged out.");
    });
  }

  @Test
  void the_logout_button_forgets_before_any_answer() {
    forgetsAfter(ada -> {
      loses(ada);
      ada.page().locator(".logout button").click();
      assertThat(ada.page().getByRole(AriaRole.ALERT)).containsText("Nothing was sent");
      finds(ada);
    });
  }

  @Test
  void somebody_else_who_logs_in_finds_nothing_of_the_ride() {
    Login other = riders.withPassword(paris);
    forgetsAfter(ada -> {
      var cookie = riders.cookieOf(other);
      ada.page()
          .context()
          .addCookies(
              List.of(
                  new Cookie(cookie.getName(), cookie.getValue())
                      .setUrl("http://localhost:" + network.port())));
      ada.open("/profile");
      ada.sees(other.username());
    });
  }

  @Test
  void a_login_that_was_ended_elsewhere_takes_the_ride_with_it() {
    forgetsAfter(ada -> {
      new Client(port).loggedInAs(rider.username()).post("/profile/log-out-everywhere", Map.of());
      ada.open("/privacy");
    });
  }

  private void forgetsAfter(Consumer<Visitor> event) {
    try (Visitor ada = chromium.visitor("forgetting", network.port(), Screen.PHONE)) {
      looksAtTheRide(ada);
      event.accept(ada);
      seesNoRideOffline(ada);
    }
  }

  @Test
  void a_form_without_a_network_is_not_sent_and_keeps_what_was_typed() {
    try (Visitor ada = chromium.visitor("unsent", network.port(), Screen.PHONE)) {
      looksAtTheRide(ada);
      ada.open("/profile/edit");
      ada.fill("Last name", "Lovelace");
      loses(ada);
      ada.press("Save");
      ada.sees("Nothing was sent; what you typed is still here.");
      ada.look("not-sent");
      finds(ada);
      ada.seesNot("Nothing was sent");
      ada.press("Save");
      ada.sees("Lovelace");
      ada.isAt("/profile");
    }
  }

  /** As on a train, with MovR on the same machine. */
  @Test
  void a_form_is_sent_where_only_the_browser_believes_that_there_is_no_network() {
    try (Visitor ada = chromium.visitor("mistaken", network.port(), Screen.PHONE)) {
      looksAtTheRide(ada);
      ada.page().evaluate("Object.defineProperty(navigator, 'onLine', { value: false })");
      ada.select("A place in Paris", "Panthéon");
      ada.press("End ride");
      ada.sees("Your ride has ended.");
    }
  }
}
