package dev.movr;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.movr.Chromium.Screen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Somebody reads about the API in a browser, and tries it. */
@InBrowser
class ApiStory {
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
    try (var chromium = new Chromium();
        Visitor ada = chromium.visitor("api", port, screen)) {
      ada.open("/api");
      authorizes(ada, token);
      assertThat(tries(ada, "listVehicles")).containsText("200");
      assertThat(tries(ada, "getMe")).containsText(username);
      assertThat(tries(ada, "changeMe")).containsText("King");
      ada.glance("tried");
      readsInTheDark(ada);
    }
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

  private static void readsInTheDark(Visitor ada) {
    Object byDay = color(ada);
    ada.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    assertThat(color(ada)).isNotEqualTo(byDay);
    ada.glance("dark");
  }

  private static Object color(Visitor ada) {
    return ada.page()
        .locator(".opblock-summary-description")
        .first()
        .evaluate("words => getComputedStyle(words).color");
  }
}
