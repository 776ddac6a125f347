package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Riders;
import dev.movr.workload.DemoData;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Staff and an owner look after vehicles. */
@InBrowser
class FleetStory {
  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired DemoData demoData;
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City rome;
  private Login owner;
  private Login staff;
  private Login rider;
  private String free;
  private String ridden;

  @BeforeEach
  void bring_people_and_vehicles() {
    demoData.load();
    rome = riders.city("rome");
    owner = riders.withPassword(rome);
    staff = riders.asStaff(riders.withPassword(rome), StaffScope.HOME_CITY);
    rider = riders.withPassword(riders.city("boston"));
    free = "/rome/vehicles/" + riders.scooterOf(owner);
    UUID vehicle = riders.scooterOf(riders.in(rome));
    riders.rideOf(rider, rome, vehicle);
    riders.letRideGrowOlder(rome, vehicle, Duration.ofHours(5));
    ridden = "/rome/vehicles/" + vehicle;
  }

  @ParameterizedTest
  @EnumSource
  void staff_look_after_the_fleet(Screen screen) {
    try (Visitor sofia = chromium.visitor("fleet", port, screen);
        Visitor ada = chromium.visitor("fleet-rider", port, screen)) {
      sofia.logIn(staff.username());
      looksThrough(sofia);
      sofia.open(free);
      takesOutAndPutsBack(sofia);
      sofia.look("in-service");
      moves(sofia);
      sofia.open(ridden);
      looksUp(sofia);
      endsTheRide(sofia);
      sofia.look("ride-ended");
      ada.logIn(rider.username());
      ada.navigate("My rides");
      ada.sees("Ended by the operator");
      ada.look("my-rides");
    }
  }

  private static void looksThrough(Visitor sofia) {
    sofia.navigate("Staff");
    sofia.follow("Rome");
    sofia.sees("Out of service");
    sofia.follow("Out of service");
    sofia.sees("Damage, out since");
    assertThat(sofia.page().locator(".map-pin-out").first()).isVisible();
    sofia.look("out-of-service");
    sofia.follow("Ridden for over 4 h");
    sofia.sees("ridden since");
    sofia.look("ridden");
    sofia.follow("Not ridden for 7 days");
    sofia.sees("has been ridden in the last 7 days.");
    sofia.look("idle");
    sofia.page().setViewportSize(320, 640);
    assertThat(sofia.page().locator("main")).hasJSProperty("scrollWidth", 320);
    sofia.page().setViewportSize(375, 780);
  }

  private static void takesOutAndPutsBack(Visitor who) {
    who.sees("Look after it");
    who.select("Why is it to be out of service?", "badly_parked");
    who.press("Take it out of service");
    who.sees("The vehicle is out of service.");
    who.sees("It is out of service and cannot be ridden for now.");
    who.sees("Badly parked");
    who.glance("taken-out");
    who.press("Put it back into service");
    who.sees("The vehicle is in service.");
  }

  private static void moves(Visitor sofia) {
    sofia.follow("Move it, or correct brand and colour");
    sofia.look("edit");
    sofia.fill("Brand", "");
    sofia.press("Save");
    sofia.sees("Please fill this in.");
    sofia.look("edit-again");
    sofia.fill("Brand", "Vespa");
    sofia.select("A place in Rome", "Pantheon");
    sofia.press("Save");
    sofia.sees("The vehicle is corrected.");
    sofia.sees("Pantheon");
  }

  private void looksUp(Visitor sofia) {
    sofia.look("ridden-vehicle");
    sofia.press("Show who rides it");
    sofia.sees(Riders.email(rider));
    sofia.look("who-rides");
    sofia.follow("The vehicle");
  }

  private static void endsTheRide(Visitor sofia) {
    sofia.press("End its ride");
    sofia.sees("It began at");
    sofia.glance("end-a-ride");
    sofia.select("A place in Rome", "Pantheon");
    sofia.press("End the ride");
    sofia.sees("The ride has ended.");
  }

  @ParameterizedTest
  @EnumSource
  void staff_do_without_javascript(Screen screen) {
    try (Visitor sofia = chromium.visitorWithoutJavaScript("fleet-without", port, screen)) {
      sofia.logIn(staff.username());
      sofia.open("/rome/staff?show=out_of_service");
      sofia.sees("Damage, out since");
      sofia.glance("out-of-service");
      sofia.open(free);
      takesOutAndPutsBack(sofia);
      sofia.open(ridden);
      endsTheRide(sofia);
      sofia.glance("ride-ended");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_owner_takes_a_vehicle_out_on_the_profile(Screen screen) {
    try (Visitor bruno = chromium.visitor("fleet-owner", port, screen)) {
      bruno.logIn(owner.username());
      bruno.navigate("Profile");
      bruno.page().locator(".confirm summary").first().click();
      bruno.select("Why is it to be out of service?", "maintenance");
      bruno.look("profile-take-out");
      bruno.press("Take it out of service");
      bruno.sees("The vehicle is out of service.");
      bruno.navigate("Profile");
      bruno.sees("Maintenance");
      bruno.look("profile-out-of-service");
      bruno.press("Put it back into service");
      bruno.sees("The vehicle is in service.");
      bruno.look("vehicle");
    }
  }
}
