package dev.movr.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import dev.movr.testing.Riders;
import dev.movr.workload.DemoData;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/**
 * People use MovR in other languages: each page fits its screen and suits everybody. In the
 * pseudo-language, on a narrow phone, no word stays as it is in English.
 */
@InBrowser
@TestPropertySource(properties = "movr.language.offered=en,nl,fr,it,es,en-XA")
class LanguageStory {
  /** What people or the catalogue have written, and what is the same in all languages. */
  private static final String OWN_TEXT =
      """
      (() => {
        const copy = document.body.cloneNode(true);
        copy.querySelectorAll("bdi, code, time, option, optgroup, script, address, input, textarea, .brand, .site-footer-brand svg, "
            + "[lang], noscript, #api-reference, dt[id], .place-map, .leaflet-container, [hidden], .city-menu-name, .log-reason").forEach((part) => part.remove());
        return copy.textContent;
      })()
      """;

  private static final Pattern PLAIN_WORD = Pattern.compile("\\b[A-Za-z]{3,}\\b");

  @AutoClose static final Chromium chromium = new Chromium();

  @Autowired Cities cities;
  @Autowired DemoData demoData;
  @Autowired Riders riders;
  @LocalServerPort int port;

  private final Set<String> plain = new TreeSet<>();
  private City paris;

  @BeforeEach
  void bring_vehicles() {
    demoData.load();
    paris = riders.city("paris");
  }

  @ParameterizedTest
  @CsvSource({"nl, 1280", "fr, 375", "en-XA, 320"})
  void a_rider_reads_it_all(String language, int width) {
    try (Visitor ada = chromium.visitor("language-rider", port, language, width)) {
      visits(ada, language, "/", "/paris/vehicles", "/login", "/privacy", "/forgotten-password");
      registers(ada, language);
      rides(ada, language);
      visits(ada, language, "/rides", "/users", "/profile", "/profile/edit", "/profile/password");
      visits(
          ada, language, "/profile/delete", "/vehicles/add", "/nowhere", "/api", "/api/problems");
    }
  }

  @AfterEach
  void no_word_has_come_from_outside_the_bundles() {
    assertThat(plain).isEmpty();
  }

  private void visits(Visitor visitor, String language, String... paths) {
    for (String path : paths) {
      visitor.open(path);
      reads(visitor, language, path.equals("/") ? "home" : path.substring(1).replace('/', '-'));
    }
  }

  private void reads(Visitor visitor, String language, String page) {
    assertThat(visitor.page().locator("html")).hasAttribute("lang", language);
    visitor.look(page);
    if (language.equals("en-XA")) {
      plainWords(visitor).forEach(word -> plain.add(page + ": " + word));
    }
  }

  private List<String> plainWords(Visitor visitor) {
    String text = (String) visitor.page().evaluate(OWN_TEXT);
    return PLAIN_WORD
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .filter(word -> word.matches("(?i).*[aeiou].*"))
        .filter(word -> !known().contains(word))
        .distinct()
        .toList();
  }

  /** The words in names of the catalogue, and in ours. */
  private Set<String> known() {
    return Stream.of(
            Stream.of("MovR", "Ada", "Lovelace", "Chrome", "Linux"),
            cities.cities().stream().map(City::label),
            cities.regions().stream().map(Region::label))
        .flatMap(names -> names)
        .flatMap(name -> Stream.of(name.split(" ")))
        .collect(Collectors.toSet());
  }

  private void registers(Visitor ada, String language) {
    ada.open("/register");
    reads(ada, language, "register");
    submit(ada, "/register");
    reads(ada, language, "register-again");
    ada.page().locator("#city").selectOption("paris");
    ada.page().locator("#firstName").fill("Ada");
    ada.page().locator("#lastName").fill("Lovelace");
    ada.page().locator("#email").fill("ada@example.com");
    ada.page().locator("#username").fill(Riders.username());
    ada.page().locator("#password").fill(Riders.PASSWORD);
    submit(ada, "/register");
    assertThat(ada.page().locator(".notice")).containsText("Ada");
    reads(ada, language, "registered");
  }

  private void rides(Visitor ada, String language) {
    ada.open("/paris/vehicles?lat=48.853&lng=2.3499");
    reads(ada, language, "nearest");
    ada.page().locator(".vehicle-card h3 a").first().click();
    reads(ada, language, "vehicle");
    submit(ada, "/paris/rides");
    reads(ada, language, "riding");
    submit(ada, "/end");
    reads(ada, language, "riding-again");
    ada.page().locator("#place").selectOption("Panthéon");
    submit(ada, "/end");
    reads(ada, language, "history");
  }

  /** The form whose action ends so, as it is. */
  private static void submit(Visitor visitor, String action) {
    visitor
        .page()
        .locator("main form[action$='%s'] [type=submit]".formatted(action))
        .first()
        .click();
    visitor.page().waitForLoadState();
  }

  @ParameterizedTest
  @CsvSource({"it, 1280", "es, 375", "en-XA, 320"})
  void the_staff_read_it_all(String language, int width) {
    Login sofia = riders.asStaff(riders.withPassword(paris), StaffScope.ALL_CITIES);
    riders.rideOf(riders.withPassword(paris), paris, riders.scooterOf(riders.in(paris)));
    try (Visitor staff = chromium.visitor("language-staff", port, language, width)) {
      staff.open("/login");
      staff.page().locator("#username").fill(sofia.username());
      staff.page().locator("#password").fill(Riders.PASSWORD);
      submit(staff, "/login");
      visits(staff, language, "/staff", "/paris/staff", "/paris/staff/rides");
      visits(staff, language, "/paris/staff/accounts", "/paris/staff/log");
    }
  }
}
