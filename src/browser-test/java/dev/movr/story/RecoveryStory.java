package dev.movr.story;

import dev.movr.login.Login;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Riders;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Somebody has forgotten the password, and then has another e-mail address. */
@InBrowser
@TestPropertySource(
    properties = {
      "movr.mail.smtp-uri=smtp://127.0.0.1:1?tls=no",
      "movr.mail.from=movr@example.com",
      "movr.web.public-url=https://movr.example.com"
    })
class RecoveryStory {
  private static final String NEW = "another good password";

  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired Riders riders;
  @LocalServerPort int port;

  @ParameterizedTest
  @EnumSource
  void a_rider_comes_back_into_the_account(Screen screen) {
    Login ada = riders.withPassword(riders.city("paris"));
    try (Visitor visitor = chromium.visitor("recovery", port, screen)) {
      asks(visitor, ada);
      choosesAPassword(visitor, ada);
      movesToAnotherAddress(visitor, ada);
    }
  }

  private static void asks(Visitor visitor, Login ada) {
    visitor.open("/login");
    visitor.follow("Forgot your password?");
    visitor.sees("Tell us your username");
    visitor.press("Send me a link");
    visitor.sees("Please enter your username.");
    visitor.look("asks-again");
    visitor.fill("Username", ada.username());
    visitor.press("Send me a link");
    visitor.sees("a link is on its way");
    visitor.look("asked");
  }

  private void choosesAPassword(Visitor visitor, Login ada) {
    visitor.open(riders.recoveryPath(ada));
    visitor.sees(ada.username());
    visitor.fill("New password", "short");
    visitor.press("Change password");
    visitor.sees("Please use at least 10 characters.");
    visitor.look("new-password-again");
    visitor.fill("New password", NEW);
    visitor.press("Change password");
    visitor.sees("all your logins have ended");
    visitor.fill("Username", ada.username());
    visitor.fill("Password", NEW);
    visitor.press("Log in");
    visitor.sees("Vehicles in");
    visitor.open(riders.recoveryPath(ada) + "x");
    visitor.sees("This link is no longer valid");
    visitor.look("link-refused");
  }

  private void movesToAnotherAddress(Visitor visitor, Login ada) {
    visitor.open("/profile/edit");
    visitor.sees("To a new address we send a link");
    visitor.fill("E-mail", "ida@example.com");
    visitor.press("Save");
    visitor.sees("We have sent a link to ida@example.com");
    visitor.open(riders.emailPath(new Login(ada.city(), ada.userId(), ada.username(), 2)));
    visitor.sees("ida@example.com");
    visitor.look("confirm");
    visitor.fill("Current password", NEW);
    visitor.press("Confirm");
    visitor.sees("Your new e-mail address is confirmed.");
  }
}
