package dev.movr.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.MovrProcess;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Somebody who wants to see three regions on one machine. */
@TestInstance(Lifecycle.PER_CLASS)
class RegionsStory {
  @AutoClose private final Chromium chromium = new Chromium();
  private MovrProcess regions;

  @BeforeAll
  void start() throws Exception {
    regions =
        MovrProcess.run(
            Map.of("DB_URI", TestDatabase.anotherUri("regions_story"), "MOVR_WEB_TILES", ""),
            "regions",
            "--riders=6",
            "--round=8");
    MovrProcess.await(() -> regions.hasEnded() || regions.out().contains("The regions' page:"));
  }

  @AfterAll
  void stop() throws Exception {
    regions.interrupt();
    assertThat(regions.awaitEnd()).as(regions.out()).isZero();
    regions.close();
  }

  private URI address(String name) throws Exception {
    return URI.create(
        regions.out().replaceFirst("(?s).*" + name + ":\\s+(http://localhost:\\d+).*", "$1"));
  }

  @ParameterizedTest
  @EnumSource
  void sees_them_die_and_come_back_and_moves_to_another_continent(Screen screen) throws Exception {
    int port = address("regions' page").getPort();
    try (Visitor ada = chromium.visitor("regions", port, screen)) {
      ada.open("/");
      ada.sees("The books agree");
      ada.look("begin");
      ada.press("Kill the instance (3)");
      ada.sees("The instance in Europe West was killed.");
      ada.press("Lose the data (5)");
      ada.sees("The data of US West cannot be reached.");
      ada.look("killed-and-lost");
      ada.press("Return the data (5)");
      ada.press("Restore the instance (3)");
      ada.sees("The instance in Europe West is started.");
      moves(ada);
    }
  }

  /** An account of New York is used in Paris, and served there. */
  private void moves(Visitor ada) throws Exception {
    ada.select("You are in", "New York");
    ada.sees("You are in New York now.");
    ada.open(address("front door").resolve("/register").toString());
    ada.fill("First name", "Ada");
    ada.fill("Last name", "Rider");
    ada.fill("E-mail", "ada@example.com");
    ada.fill("Username", Riders.username());
    ada.fill("Password", Riders.PASSWORD);
    ada.press("Register");
    ada.isAt(address("front door").resolve("/new-york/vehicles").toString());
    ada.open(address("regions' page").toString());
    PlaywrightAssertions.assertThat(ada.page().locator(".card").nth(2))
        .containsText("ready", new LocatorAssertions.ContainsTextOptions().setTimeout(60_000));
    ada.select("You are in", "Paris");
    ada.sees("You are in Paris now.");
    var page = ada.open(address("front door").resolve("/profile").toString());
    assertThat(page.status()).isEqualTo(200);
    assertThat(page.headers()).containsEntry("x-movr-region", "gcp-europe-west1");
  }
}
