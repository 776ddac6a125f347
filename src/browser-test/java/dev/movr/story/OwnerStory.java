package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.movr.login.Login;
import dev.movr.region.City;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Riders;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** An owner shares a vehicle, gets it back from a rider who forgot it, and takes it away. */
@InBrowser
class OwnerStory {
  private static final String BRAND = "<script>alert('1')</script> \"Ω\" & שלום";

  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired Riders riders;
  @LocalServerPort int port;

  @ParameterizedTest
  @EnumSource
  void an_owner_shares_a_vehicle_and_takes_it_away(Screen screen) {
    City rome = riders.city("rome");
    Login owner = riders.withPassword(rome);
    try (Visitor bruno = chromium.visitor("owner", port, screen)) {
      bruno.open("/vehicles/add");
      bruno.sees("Please log in first");
      bruno.fill("Username", owner.username());
      bruno.fill("Password", Riders.PASSWORD);
      bruno.press("Log in");
      adds(bruno);
      waitsForItsRider(bruno, owner);
      takesItAway(bruno);
    }
  }

  private static void adds(Visitor bruno) {
    bruno.sees("It joins the fleet in Rome");
    bruno.look("add-a-vehicle");
    bruno.press("Add the vehicle");
    bruno.sees("Please fill this in.");
    bruno.look("add-a-vehicle-again");
    bruno.page().getByLabel("Skateboard").check();
    bruno.fill("Brand", BRAND);
    bruno.fill("Colour", "Donaudampfschifffahrtsblau-grü");
    bruno.page().locator("#place-map").click();
    bruno.sees("Spot picked, near");
    bruno.press("Add the vehicle");
    bruno.sees("Your skateboard is ready to be ridden.");
    bruno.sees(BRAND);
    bruno.look("profile");
    bruno.page().locator(".own-card h3 a").click();
    assertThat(bruno.page().locator("h1")).hasText(BRAND);
    bruno.look("vehicle");
  }

  private void waitsForItsRider(Visitor bruno, Login owner) {
    UUID vehicle = UUID.fromString(bruno.page().url().replaceFirst(".*/", ""));
    riders.rideOf(riders.in(owner.city()), owner.city(), vehicle);
    bruno.page().reload();
    bruno.sees("Somebody is riding it now.");
    bruno.look("vehicle-in-use");
    bruno.open("/rome/vehicles?show=in_use");
    bruno.sees(BRAND);
    bruno.look("vehicles-in-use");
    endsTheRide(bruno);
    bruno.sees("This ride has not run long enough");
    riders.letRideGrowOld(owner.city(), vehicle);
    endsTheRide(bruno);
    bruno.sees("No ride is running on your vehicle.");
  }

  private static void endsTheRide(Visitor bruno) {
    bruno.navigate("Profile");
    bruno.page().locator(".confirm summary").getByText("Ride not ended").click();
    bruno.look("profile-while-in-use");
    bruno.press("End the ride");
  }

  private static void takesItAway(Visitor bruno) {
    bruno.page().locator(".confirm summary").getByText("Remove").click();
    bruno.look("profile-remove");
    bruno.press("Yes, remove it");
    bruno.sees("The vehicle is removed.");
    bruno.sees("You are not sharing a vehicle yet.");
    bruno.press("Log out everywhere");
    bruno.sees("You are logged out everywhere.");
    bruno.look("logged-out");
  }
}
