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

  /** Somebody whose browser prefers a language, before a screen that is so many pixels wide. */
  Visitor visitor(String story, int port, String language, int width) {
    var options = options(port, width, 780).setLocale(language);
    return new Visitor(browser.newContext(options), story + "-" + language);
  }

  private Visitor visitor(String story, int port, Screen screen, boolean javaScript) {
    var options =
        options(port, screen.width, screen.height)
            .setHasTouch(screen == Screen.PHONE)
            .setJavaScriptEnabled(javaScript);
    return new Visitor(
        browser.newContext(options), story + "-" + screen.name().toLowerCase(Locale.ROOT));
  }

  /** Stands at Notre-Dame de Paris, and lets the application know when it asks. */
  private static Browser.NewContextOptions options(int port, int width, int height) {
    return new Browser.NewContextOptions()
        .setBaseURL("http://localhost:" + port)
        .setViewportSize(width, height)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setPermissions(List.of("geolocation"))
        .setGeolocation(48.853, 2.3499);
  }

  @Override
  public void close() {
    playwright.close();
  }
}
