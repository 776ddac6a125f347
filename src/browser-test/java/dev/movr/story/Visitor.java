package dev.movr.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.movr.testing.Riders;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Somebody before a browser. Whatever page is opened must ask no other host for anything, and
 * nothing may go wrong in its scripts: {@link #close} tells.
 */
final class Visitor implements AutoCloseable {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final BrowserContext context;
  private final Page page;
  private final String story;
  private final List<String> complaints = new ArrayList<>();
  private boolean offline;
  private int looks;

  Visitor(BrowserContext context, String story) {
    this.context = context;
    this.story = story;
    this.page = context.newPage();
    page.setDefaultTimeout(10_000);
    context.onRequest(request -> {
      URI uri = URI.create(request.url().replaceFirst("\\?.*", ""));
      if (uri.getHost() != null && !uri.getHost().equals("localhost")) {
        complaints.add("asked another host: " + request.url());
      }
    });
    page.onPageError(error -> complaints.add("a script failed: " + error));
    page.onConsoleMessage(this::listen);
  }

  /** The browser reports every answer of 4xx and 5xx too, which may be what a story is about. */
  private void listen(ConsoleMessage message) {
    boolean expected =
        message.text().contains("responded with a status of")
            || (offline && message.text().contains("net::ERR_"));
    if (message.type().equals("error") && !expected) {
      complaints.add("the browser says: " + message.text());
    }
  }

  Page page() {
    return page;
  }

  /** Takes the network away, or gives it back. */
  void goOffline(boolean away) {
    offline = offline || away;
    context.setOffline(away);
  }

  /** Until the page's scripts have run, and the service worker answers for the pages. */
  void waitForTheWorker() {
    page.waitForLoadState();
    page.evaluate(
        """
        navigator.serviceWorker.controller ? null : new Promise((done) => {
          navigator.serviceWorker.addEventListener("controllerchange", () => done(null));
        })
        """);
  }

  Response open(String path) {
    return Objects.requireNonNull(page.navigate(path));
  }

  /** Logs in a user who was made with the tests' password. */
  void logIn(String username) {
    open("/login");
    fill("Username", username);
    fill("Password", Riders.PASSWORD);
    press("Log in");
  }

  /** Presses the button of that name, or the link that looks like one, in the page's content. */
  void press(String name) {
    content(AriaRole.BUTTON, name).or(content(AriaRole.LINK, name)).first().click();
  }

  void follow(String link) {
    content(AriaRole.LINK, link).first().click();
  }

  void navigate(String entry) {
    page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Main"))
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(entry))
        .click();
  }

  void fill(String label, String text) {
    field(label).fill(text);
  }

  void select(String label, String option) {
    field(label).selectOption(option);
  }

  private Locator field(String label) {
    return main().getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private Locator content(AriaRole role, String name) {
    return main()
        .getByRole(
            role,
            new Locator.GetByRoleOptions()
                .setName(Pattern.compile("^" + name.replaceAll("\\W", "\\\\$0"))));
  }

  private Locator main() {
    return page.getByRole(AriaRole.MAIN);
  }

  void sees(String words) {
    PlaywrightAssertions.assertThat(main()).containsText(words);
  }

  void seesNot(String words) {
    PlaywrightAssertions.assertThat(main()).not().containsText(words);
  }

  void seesTitle(String title) {
    PlaywrightAssertions.assertThat(page).hasTitle(title + " · MovR");
  }

  void isAt(String path) {
    PlaywrightAssertions.assertThat(page).hasURL(path);
  }

  /**
   * Takes a screenshot, and checks that the page fits its width and suits everybody. The legacy
   * mode of axe leaves out frames, which no page has.
   */
  void look(String name) {
    glance(name);
    assertThat(new AxeBuilder(page).setLegacyMode(true).analyze().getViolations())
        .as("%s %s: what axe says", story, name)
        .map(rule -> rule.getId() + " at " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
  }

  /** Like {@link #look}, for a browser without JavaScript, in which axe cannot run. */
  void glance(String name) {
    looks++;
    var file = String.format(Locale.ROOT, "%s-%02d-%s.png", story, looks, name);
    page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(file)));
    assertThat(
            page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .as("%s %s: what does not fit the width", story, name)
        .isEqualTo(0);
  }

  @Override
  public void close() {
    context.close();
    assertThat(complaints).as(story).isEmpty();
  }
}
