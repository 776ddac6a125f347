package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Riders;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody reads about the API in a browser, and tries it. */
@InBrowser
class ApiStory {
  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired Riders riders;
  @LocalServerPort int port;

  @ParameterizedTest
  @EnumSource
  void operations_are_read_and_tried_on_their_page(Screen screen) {
    String username = riders.withPassword(riders.city("paris")).username();
    String token =
        new ApiClient(port)
            .signedInAs(username)
            .header("Authorization")
            .replaceFirst("Bearer ", "");
    try (Visitor ada = chromium.visitor("api", port, screen)) {
      ada.open("/api");
      reads(ada, ColorScheme.DARK);
      reads(ada, ColorScheme.LIGHT);
      authorizes(ada, token);
      assertThat(tries(ada, "listVehicles")).containsText("200");
      assertThat(tries(ada, "getMe")).containsText(username);
      assertThat(tries(ada, "changeMe")).containsText("King");
      ada.glance("tried");
    }
  }

  /** The rest of what axe says is in the hands of Swagger UI. */
  private static void reads(Visitor ada, ColorScheme colors) {
    ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colors));
    ada.page().locator(".opblock").first().waitFor();
    var contrast =
        new AxeBuilder(ada.page()).setLegacyMode(true).withRules(List.of("color-contrast"));
    assertThat(contrast.analyze().getViolations()).as("%s", colors).isEmpty();
    ada.glance(colors.name().toLowerCase(Locale.ROOT));
  }

  private static void authorizes(Visitor ada, String token) {
    Page page = ada.page();
    page.locator(".auth-wrapper .authorize").click();
    page.locator(".auth-container input").fill(token);
    page.locator(".auth-btn-wrapper .authorize").click();
    page.locator(".auth-btn-wrapper .btn-done").click();
  }

  /** As it is proposed, with nothing filled in. */
  private static Locator tries(Visitor ada, String operation) {
    Locator block = ada.page().locator(".opblock[id$=-" + operation + "]");
    block.locator(".opblock-summary-control").click();
    block.locator(".try-out__btn").click();
    block.locator(".execute").click();
    return block.locator(".live-responses-table .response");
  }
}
