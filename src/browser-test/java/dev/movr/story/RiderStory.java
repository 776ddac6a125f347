package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Client;
import dev.movr.testing.Riders;
import dev.movr.workload.DemoData;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A visitor becomes a rider, rides, looks back, and leaves. */
@InBrowser
class RiderStory {
  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired DemoData demoData;
  @LocalServerPort int port;

  private final String username = Riders.username();

  @BeforeEach
  void bring_vehicles() {
    demoData.load();
  }

  @ParameterizedTest
  @EnumSource
  void a_rider_rides_and_looks_back(Screen screen) {
    try (Visitor ada = chromium.visitor("rider", port, screen)) {
      findsParis(ada);
      registers(ada);
      findsTheNearest(ada);
      rides(ada);
      ridesAgain(ada);
      looksAround(ada);
      leaves(ada);
    }
  }

  private static void findsParis(Visitor ada) {
    ada.open("/");
    ada.sees("We could not tell where you are");
    ada.look("landing");
    ada.press("Find the nearest");
    ada.isAt("/paris/vehicles");
    ada.sees("Vehicles in Paris");
    ada.look("vehicles-as-a-visitor");
    ada.press("Log in to ride");
    ada.sees("Please log in first");
    ada.look("log-in");
  }

  private void registers(Visitor ada) {
    ada.follow("Register");
    ada.look("register");
    ada.fill("First name", "Ada");
    ada.fill("Last name", "O’Brien-Łukasiewicz");
    ada.fill("Username", "a");
    ada.fill("Password", Riders.PASSWORD);
    ada.press("Register");
    ada.seesTitle("Error: Register");
    ada.sees("Please fill this in.");
    assertThat(ada.page().locator(".error-summary")).isFocused();
    assertThat(ada.page().locator("#firstName")).hasValue("Ada");
    assertThat(ada.page().locator("#password")).hasValue("");
    ada.look("register-again");
    ada.fill("E-mail", "ada@example.com");
    ada.fill("Username", username);
    ada.fill("Password", Riders.PASSWORD);
    ada.page().getByLabel("Show me among the people of my city").check();
    ada.press("Register");
    ada.sees("Welcome to MovR, Ada!");
    ada.isAt("/paris/vehicles");
  }

  private static void findsTheNearest(Visitor ada) {
    assertThat(ada.page().locator(".map-pin").first()).isVisible();
    ada.press("Nearest first");
    ada.sees("Nearest to you first");
    assertThat(ada.page().locator(".distance").first()).containsText(Pattern.compile("k?m away"));
    ada.look("vehicles");
    ada.page().locator(".map-pin").first().focus();
    ada.page().keyboard().press("Enter");
    assertThat(ada.page().locator(".leaflet-popup a").first()).isFocused();
    ada.look("vehicles-on-the-map");
    ada.follow("Bikes");
    ada.sees("Bikes in Paris");
    ada.look("bikes");
  }

  private static void rides(Visitor ada) {
    ada.page().locator(".vehicle-card h3 a").first().click();
    ada.sees("Stands at");
    ada.look("vehicle");
    ada.press("Start ride");
    ada.sees("Your ride has started.");
    assertThat(ada.page().locator("[data-running]")).containsText(Pattern.compile("\\d+ s"));
    ada.look("riding");
    ada.press("End ride");
    ada.sees("Please choose a place from the list, or pick one on the map.");
    ada.look("where-to-leave-it");
    ada.page().locator("#place-map").click();
    ada.sees("Spot picked, near");
    ada.press("Use my location");
    ada.sees("Spot picked, near Cathédrale Notre-Dame.");
    ada.look("spot-picked");
    ada.fill("Describe the spot (optional)", "By the <b>west</b> \"portal\" & the well 🛴");
    ada.press("End ride");
    ada.sees("Your ride has ended.");
    ada.sees("By the <b>west</b> \"portal\" & the well 🛴");
    ada.look("history");
  }

  private static void ridesAgain(Visitor ada) {
    ada.navigate("Vehicles");
    ada.press("Start ride");
    ada.sees("Your ride has started.");
    ada.navigate("Vehicles");
    ada.press("Start ride");
    ada.sees("You are already on a ride");
    ada.look("one-ride-at-a-time");
    ada.press("To my ride");
    ada.select("A place in Paris", "Panthéon");
    ada.sees("Place chosen: Panthéon.");
    ada.press("End ride");
    ada.sees("Your ride has ended.");
    ada.look("two-rides");
  }

  private void looksAround(Visitor ada) {
    ada.navigate("People");
    ada.sees("Ada O.");
    ada.look("people");
    ada.page().locator("footer").getByText("Privacy").click();
    ada.seesTitle("Privacy");
    ada.look("privacy");
    ada.navigate("Profile");
    ada.sees("You are not sharing a vehicle yet.");
    ada.sees("This login");
    new Client(port).loggedInAs(username);
    ada.navigate("Profile");
    ada.look("profile");
    ada.page().locator(".profile-logins .field-hint").scrollIntoViewIfNeeded();
    ada.glance("logins");
    ada.press("End the login A program");
    ada.sees("The login has ended.");
    ada.seesNot("A program");
    ada.follow("Change name and e-mail");
    ada.look("profile-edit");
    ada.fill("Last name", "Lovelace");
    ada.press("Save");
    ada.sees("Ada Lovelace");
    ada.follow("Change password");
    ada.look("profile-password");
    ada.fill("Current password", "not this one");
    ada.fill("New password", "a better one, by far");
    ada.press("Change password");
    ada.sees("This is not your password.");
    ada.look("profile-password-again");
  }

  private void leaves(Visitor ada) {
    ada.navigate("Profile");
    ada.follow("Delete my account");
    ada.look("profile-delete");
    ada.fill("Your password", Riders.PASSWORD);
    ada.press("Delete my account for good");
    ada.sees("Your account is deleted.");
    ada.logIn(username);
    ada.sees("Username or password is wrong.");
    ada.look("log-in-refused");
  }
}
