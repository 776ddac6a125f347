package dev.movr.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A real Chromium, to which no other host exists than this one. */
final class Chromium implements AutoCloseable {
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync",
          "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost");

  private final Playwright playwright =
      Playwright.create(
          new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
  private final Browser browser =
      playwright
          .chromium()
          .launch(
              new BrowserType.LaunchOptions()
                  .setExecutablePath(
                      Path.of(
                          Optional.ofNullable(System.getenv("CHROMIUM"))
                              .orElse("/usr/bin/chromium")))
                  .setArgs(FLAGS));

  /** How large the screen of a visitor is. */
  enum Screen {
    DESKTOP(1280, 800),
    PHONE(375, 780);

    private final int width;
    private final int height;

    Screen(int width, int height) {
      this.width = width;
      this.height = height;
    }
  }

  Visitor visitor(String story, int port, Screen screen) {
    return visitor(story, port, screen, true);
  }

  Visitor visitorWithoutJavaScript(String story, int port, Screen screen) {
    return visitor(story, port, screen, false);
  }

  /** Stands at Notre-Dame de Paris, and lets the application know when it asks. */
  private Visitor visitor(String story, int port, Screen screen, boolean javaScript) {
    var context =
        browser.newContext(
            new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setViewportSize(screen.width, screen.height)
                .setHasTouch(screen == Screen.PHONE)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(javaScript)
                .setPermissions(List.of("geolocation"))
                .setGeolocation(48.853, 2.3499));
    return new Visitor(context, story + "-" + screen.name().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    playwright.close();
  }
}
