package dev.movr.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import dev.movr.story.Chromium.Screen;
import dev.movr.testing.Instance;
import dev.movr.testing.TestDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A browser can install MovR, keeps its shell and nothing else, and lets go of it again. */
@InBrowser
class InstalledStory {
  private static final String LEFT =
      """
      (async () => {
        let left = 1;
        for (let tries = 0; left > 0 && tries < 100; tries++) {
          await new Promise((done) => setTimeout(done, 100));
          const workers = await navigator.serviceWorker.getRegistrations();
          left = workers.length + (await caches.keys()).length;
        }
        return left;
      })()
      """;

  @AutoClose static final Chromium chromium = new Chromium();

  @LocalServerPort int port;

  @Test
  void a_browser_finds_nothing_that_speaks_against_installing() {
    try (Visitor ada = chromium.visitor("installed", port, Screen.PHONE)) {
      ada.open("/");
      ada.waitForTheWorker();
      CDPSession browser = ada.page().context().newCDPSession(ada.page());
      JsonObject manifest = browser.send("Page.getAppManifest");
      assertThat(manifest.get("url").getAsString()).endsWith("/manifest.webmanifest");
      assertThat(manifest.getAsJsonArray("errors")).isEmpty();
      // Playwright's contexts are like incognito windows, in which nothing is installed.
      assertThat(
              browser.send("Page.getInstallabilityErrors").getAsJsonArray("installabilityErrors"))
          .map(error -> error.getAsJsonObject().get("errorId").getAsString())
          .isSubsetOf("in-incognito");
    }
  }

  @Test
  void a_worker_keeps_the_shell_and_no_page_and_deletes_what_another_version_kept() {
    try (Visitor ada = chromium.visitor("installed", port, Screen.PHONE)) {
      ada.open("/");
      Page page = ada.page();
      ada.waitForTheWorker();
      page.evaluate("caches.open('movr-shell-of-before').then(() => caches.open('of-others'))");
      page.evaluate("navigator.serviceWorker.ready.then((worker) => worker.unregister())");
      ada.open("/paris/vehicles");
      ada.waitForTheWorker();
      assertThat(strings(page, "caches.keys()")).hasSize(2).contains("of-others");
      ada.open("/privacy");
      assertThat(
              strings(
                  page,
                  """
                  caches.keys()
                    .then((names) => caches.open(names.find((name) => name.startsWith("movr-shell-"))))
                    .then((cache) => cache.keys())
                    .then((requests) => requests.map((request) => new URL(request.url).pathname))
                  """))
          .isNotEmpty()
          .allMatch(path -> path.matches("/(offline/en|assets/[\\w.-]+|webjars/bootstrap/.*css)"));
    }
  }

  @Test
  void a_worker_that_is_switched_off_leaves_nothing_behind() throws IOException {
    int fixed = freePort();
    try (Visitor ada = chromium.visitor("switched-off", fixed, Screen.PHONE)) {
      try (var _ = movr(fixed, true)) {
        ada.open("/");
        ada.waitForTheWorker();
      }
      try (var _ = movr(fixed, false)) {
        ada.open("/");
        assertThat(ada.page().evaluate(LEFT)).isEqualTo(0);
      }
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Instance movr(int port, boolean enabled) {
    return Instance.start(
        TestDatabase.uri(), "server.port=" + port, "movr.offline.enabled=" + enabled);
  }

  private static List<String> strings(Page page, String script) {
    return ((List<?>) page.evaluate(script)).stream().map(String::valueOf).toList();
  }

  @Test
  void nothing_is_under_a_notch() {
    try (Visitor ada = chromium.visitor("notch", port, Screen.PHONE)) {
      ada.open("/vehicles");
      JsonObject insets = new JsonObject();
      Map.of("top", 47, "bottom", 34, "left", 44, "right", 44).forEach(insets::addProperty);
      JsonObject override = new JsonObject();
      override.add("insets", insets);
      CDPSession browser = ada.page().context().newCDPSession(ada.page());
      browser.send("Emulation.setSafeAreaInsetsOverride", override);
      var brand = ada.page().locator(".brand").boundingBox();
      assertThat(brand.y).isGreaterThanOrEqualTo(47);
      assertThat(brand.x).isGreaterThanOrEqualTo(44);
      var entry = ada.page().locator(".site-nav a").first().boundingBox();
      assertThat(entry.y + entry.height).isLessThanOrEqualTo(780 - 34);
      assertThat(entry.x).isGreaterThanOrEqualTo(44);
      ada.look("insets");
    }
  }

  /** What all stories rely on. */
  @Test
  void what_the_content_security_policy_forbids_fails_a_story() {
    Visitor ada = chromium.visitor("forbidden", port, Screen.PHONE);
    ada.open("/");
    ada.page()
        .evaluate(
            "document.body.append(Object.assign(document.createElement('script'), { text: '1' }))");
    assertThatThrownBy(ada::close).hasMessageContaining("Content Security Policy");
  }
}
