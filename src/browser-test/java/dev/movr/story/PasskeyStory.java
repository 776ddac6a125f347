package dev.movr.story;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.movr.login.Login;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Riders;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody logs in without a password, and then asks for more than the password. */
@InBrowser
class PasskeyStory {
  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired Riders riders;
  @LocalServerPort int port;

  @ParameterizedTest
  @EnumSource
  void a_rider_logs_in_with_a_passkey(Screen screen) {
    Login ada = riders.withPassword(riders.city("paris"));
    try (Visitor visitor = chromium.visitor("passkey", port, screen)) {
      var device = new VirtualAuthenticator(visitor);
      visitor.logIn(ada.username());
      addsAPasskey(visitor, device);
      logsInWithIt(visitor, device);
      String code = asksForMore(visitor);
      logsInInTwoSteps(visitor, device, ada, code);
      removesIt(visitor);
    }
  }

  private static void addsAPasskey(Visitor visitor, VirtualAuthenticator device) {
    visitor.navigate("Profile");
    visitor.sees("With a passkey you log in without your password");
    lookAtPasskeys(visitor, "none-yet");
    visitor.press("Add a passkey");
    visitor.look("add");
    visitor.fill("Name of the passkey", "My laptop");
    visitor.fill("Current password", "not the password");
    visitor.press("Continue");
    visitor.sees("This is not your password.");
    visitor.look("add-again");
    visitor.fill("Current password", Riders.PASSWORD);
    visitor.press("Continue");
    visitor.sees("Now let your device make the passkey My laptop");
    visitor.look("create");
    device.refuses();
    visitor.press("Make the passkey");
    visitor.sees("Nothing was done: it was cancelled, or took too long.");
    visitor.look("cancelled");
    device.agrees();
    visitor.press("Make the passkey");
    visitor.sees("The passkey is added.");
    visitor.sees("not used yet");
    lookAtPasskeys(visitor, "added");
  }

  private static void lookAtPasskeys(Visitor visitor, String name) {
    visitor.page().locator("#passkeys-title").evaluate("title => title.scrollIntoView()");
    visitor.look(name);
  }

  private static void logsOut(Visitor visitor) {
    visitor.page().locator(".logout button").click();
    visitor.sees("You are logged out.");
  }

  private static void logsInWithIt(Visitor visitor, VirtualAuthenticator device) {
    device.ignores();
    logsOut(visitor);
    visitor.open("/login?next=/profile");
    visitor.look("log-in");
    device.agrees();
    visitor.press("Log in with a passkey");
    visitor.sees("last used");
  }

  private static String asksForMore(Visitor visitor) {
    visitor.press("Ask for a passkey after the password");
    visitor.look("second-step");
    visitor.fill("Current password", Riders.PASSWORD);
    visitor.press("Ask for a passkey after the password");
    visitor.sees("They are not shown again");
    visitor.look("codes");
    String code = visitor.page().locator(".recovery-codes code").first().textContent();
    visitor.press("I have kept them");
    visitor.sees("10 recovery codes are left");
    lookAtPasskeys(visitor, "on");
    return code;
  }

  private static void logsInInTwoSteps(
      Visitor visitor, VirtualAuthenticator device, Login ada, String code) {
    device.ignores();
    logsOut(visitor);
    visitor.logIn(ada.username());
    visitor.sees("Your password is right.");
    visitor.look("second-factor");
    visitor.fill("Recovery code", "none of them");
    visitor.press("Use the code");
    visitor.sees("This is not one of your remaining recovery codes.");
    visitor.look("second-factor-again");
    device.agrees();
    visitor.press("Use a passkey");
    visitor.sees("Vehicles in");
    device.ignores();
    logsOut(visitor);
    visitor.logIn(ada.username());
    visitor.fill("Recovery code", code);
    visitor.press("Use the code");
    visitor.sees("Vehicles in");
  }

  private static void removesIt(Visitor visitor) {
    visitor.navigate("Profile");
    visitor.sees("9 recovery codes are left");
    visitor.press("Remove the passkey");
    visitor.sees("This is your last passkey.");
    visitor.look("remove");
    visitor.fill("Current password", Riders.PASSWORD);
    visitor.press("Remove the passkey");
    visitor.sees("your password alone logs in again");
  }

  @ParameterizedTest
  @EnumSource
  void a_passkey_is_offered_in_the_field_for_the_username(Screen screen) {
    Login ada = riders.withPassword(riders.city("paris"));
    try (Visitor visitor = chromium.visitor("passkey-offered", port, screen)) {
      var device = new VirtualAuthenticator(visitor);
      visitor.logIn(ada.username());
      visitor.open("/profile/passkeys/add");
      visitor.fill("Current password", Riders.PASSWORD);
      visitor.press("Continue");
      visitor.press("Make the passkey");
      visitor.sees("The passkey is added.");
      device.ignores();
      logsOut(visitor);
      device.agrees();
      visitor.open("/login?next=/profile");
      visitor.sees("last used");
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_javascript_no_passkey_is_offered(Screen screen) {
    Login ada = riders.withPassword(riders.city("paris"));
    try (Visitor visitor =
        chromium.visitorWithoutJavaScript("passkey-without-javascript", port, screen)) {
      visitor.open("/login");
      PlaywrightAssertions.assertThat(visitor.page().locator(".passkey-form")).isHidden();
      visitor.logIn(ada.username());
      visitor.open("/profile/passkeys/add");
      visitor.fill("Current password", Riders.PASSWORD);
      visitor.press("Continue");
      visitor.sees("Your browser cannot create a passkey here.");
      visitor.glance("create");
    }
  }

  /** Chromium's own, which holds passkeys and verifies its user without asking anybody. */
  private static final class VirtualAuthenticator {
    private final CDPSession devTools;
    private final String id;

    VirtualAuthenticator(Visitor visitor) {
      devTools = visitor.page().context().newCDPSession(visitor.page());
      devTools.send("WebAuthn.enable");
      var options = new JsonObject();
      options.addProperty("protocol", "ctap2");
      options.addProperty("transport", "internal");
      options.addProperty("hasResidentKey", true);
      options.addProperty("hasUserVerification", true);
      options.addProperty("isUserVerified", true);
      options.addProperty("automaticPresenceSimulation", true);
      var arguments = new JsonObject();
      arguments.add("options", options);
      id =
          devTools
              .send("WebAuthn.addVirtualAuthenticator", arguments)
              .get("authenticatorId")
              .getAsString();
    }

    /** Its user shows who they are. */
    void agrees() {
      set("setUserVerified", "isUserVerified", true);
      set("setAutomaticPresenceSimulation", "enabled", true);
    }

    /** Its user is somebody else. */
    void refuses() {
      set("setUserVerified", "isUserVerified", false);
    }

    /** Its user does nothing. */
    void ignores() {
      set("setAutomaticPresenceSimulation", "enabled", false);
    }

    private void set(String command, String name, boolean value) {
      var arguments = new JsonObject();
      arguments.addProperty("authenticatorId", id);
      arguments.addProperty(name, value);
      devTools.send("WebAuthn." + command, arguments);
    }
  }
}
