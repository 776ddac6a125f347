package dev.movr.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.Instance;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** MovR can be installed, and what browsers keep of it is the same for everybody. */
@MovrTest
class InstalledAppTest {
  private static final Pattern QUOTED = Pattern.compile("\"(/[^\"]+)\"");

  @Autowired Riders riders;
  @LocalServerPort int port;

  private Client client;

  @BeforeEach
  void log_in() {
    client = new Client(port).loggedInAs(riders.withPassword(riders.city("paris")).username());
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void the_manifest_says_what_browsers_want_to_know() {
    var response = client.get("/manifest.webmanifest");
    assertThat(header(response, "Content-Type")).isEqualTo("application/manifest+json");
    JsonNode manifest = JsonMapper.shared().readTree(response.body());
    assertThat(manifest.propertyNames())
        .contains("name", "short_name", "id", "start_url", "scope", "theme_color");
    assertThat(manifest.at("/display").asString()).isEqualTo("standalone");
    assertThat(client.get(manifest.at("/start_url").asString()).statusCode()).isIn(200, 302);
    assertThat(client.get("/").body())
        .contains("<link rel=\"manifest\" href=\"/manifest.webmanifest\">")
        .contains("content=\"" + manifest.at("/theme_color").asString() + "\"");
  }

  @Test
  void its_icons_are_there_in_the_sizes_that_it_tells() throws IOException {
    JsonNode icons =
        JsonMapper.shared().readTree(client.get("/manifest.webmanifest").body()).at("/icons");
    assertThat(icons.valueStream().map(icon -> icon.at("/sizes").asString()))
        .contains("any", "192x192", "512x512");
    assertThat(icons.valueStream().map(icon -> icon.at("/purpose").asString()))
        .contains("any", "maskable");
    for (JsonNode icon : icons) {
      String source = icon.at("/src").asString();
      assertThat(header(client.get(source), "Content-Type")).isEqualTo(icon.at("/type").asString());
      if (!icon.at("/sizes").asString().equals("any")) {
        assertThat(size(source)).isEqualTo(icon.at("/sizes").asString());
      }
    }
  }

  private String size(String address) throws IOException {
    try (InputStream content =
        URI.create("http://localhost:" + port + address).toURL().openStream()) {
      BufferedImage image = ImageIO.read(content);
      return image.getWidth() + "x" + image.getHeight();
    }
  }

  @Test
  void the_apple_touch_icon_has_its_size() throws IOException {
    var link =
        Pattern.compile("apple-touch-icon\" href=\"([^\"]+)").matcher(client.get("/").body());
    assertThat(link.find()).isTrue();
    assertThat(size(link.group(1))).isEqualTo("180x180");
  }

  private static List<String> shell(String worker) {
    return QUOTED
        .matcher(worker.lines().toList().get(1))
        .results()
        .map(all -> all.group(1))
        .toList();
  }

  @Test
  void what_the_worker_keeps_is_there_without_cookies_and_for_a_year() {
    var worker = client.get("/service-worker.js?language=en");
    assertThat(header(worker, "Content-Type")).startsWith("text/javascript");
    assertThat(header(worker, "Cache-Control")).isEqualTo("no-cache");
    List<String> shell = shell(worker.body());
    assertThat(shell)
        .anyMatch(address -> address.startsWith("/offline/en?v="))
        .hasSizeGreaterThan(5);
    for (String address : shell) {
      var response = client.get(address);
      assertThat(response.statusCode()).as(address).isEqualTo(200);
      assertThat(header(response, "Cache-Control")).as(address).contains("immutable", "public");
      assertThat(header(response, "Set-Cookie")).as(address).isEmpty();
    }
  }

  @Test
  void all_that_the_page_for_no_network_needs_is_kept() {
    String page = client.get("/offline/en").body();
    assertThat(Pattern.compile("(?:src|href)=\"(/[^\"]+)\"").matcher(page).results())
        .map(one -> one.group(1))
        .filteredOn(address -> !address.equals("/"))
        .isNotEmpty()
        .isSubsetOf(shell(client.get("/service-worker.js?language=en").body()));
  }

  @Test
  void the_page_for_no_network_is_the_same_for_everybody_and_for_no_search_engine() {
    var visitors = new Client(port).get("/offline/en");
    assertThat(client.get("/offline/en").body())
        .isEqualTo(visitors.body())
        .contains("<meta name=\"robots\" content=\"noindex\">", "Nothing was sent")
        .doesNotContain("_csrf", "data-user");
    assertThat(header(visitors, "Content-Security-Policy")).contains("manifest-src 'self'");
    assertThat(header(client.get("/offline/en?v=another"), "Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void pages_tell_users_apart_without_their_names() {
    var other = new Client(port).loggedInAs(riders.withPassword(riders.city("paris")).username());
    assertThat(user(client.get("/rides")))
        .matches("[\\da-f]{16}")
        .isEqualTo(user(client.get("/profile")))
        .isNotEqualTo(user(other.get("/rides")));
    assertThat(user(new Client(port).get("/"))).isEmpty();
  }

  private static String user(HttpResponse<String> page) {
    return Pattern.compile("data-user=\"([^\"]*)\"")
        .matcher(page.body())
        .results()
        .map(MatchResult::group)
        .map(attribute -> attribute.replaceAll("data-user=|\"", ""))
        .findFirst()
        .orElseThrow();
  }

  private static String version(String worker) {
    return worker.lines().findFirst().orElseThrow();
  }

  @Test
  void a_worker_that_is_switched_off_keeps_nothing() {
    try (var movr = Instance.start(TestDatabase.uri(), "OFFLINE=false")) {
      String worker = new Client(movr.port()).get("/service-worker.js?language=en").body();
      assertThat(shell(worker)).isEmpty();
      assertThat(version(worker))
          .isNotEqualTo(version(client.get("/service-worker.js?language=en").body()));
    }
  }
}
