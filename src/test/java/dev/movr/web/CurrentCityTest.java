package dev.movr.web;

import static dev.movr.region.ClientLocation.Source.CHOSEN;
import static dev.movr.region.ClientLocation.Source.DEBUG;
import static dev.movr.region.ClientLocation.Source.DEFAULT;
import static dev.movr.region.ClientLocation.Source.NAMED;
import static dev.movr.region.ClientLocation.Source.NEAREST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.Cities;
import dev.movr.region.ClientLocation;
import dev.movr.testing.TestCatalogue;
import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;

/** Where a client is, by what each load balancer sends. */
class CurrentCityTest {
  private static final Cities CITIES = TestCatalogue.shipped();

  private static CurrentCity with(String city, String latitude, String longitude, boolean debug) {
    var settings =
        new WebSettings(
            null,
            null,
            null,
            "gcp-europe-west1",
            debug,
            null,
            null,
            null,
            ".*",
            city,
            "X-PLACE",
            latitude,
            longitude);
    return new CurrentCity(CITIES, settings);
  }

  private static final CurrentCity PLAIN = with("X-City", "", "", false);
  private static final CurrentCity CLOUDFRONT =
      with(
          "CloudFront-Viewer-City",
          "CloudFront-Viewer-Latitude",
          "CloudFront-Viewer-Longitude",
          false);
  private static final CurrentCity CLOUDFLARE =
      with("cf-ipcity", "cf-iplatitude", "cf-iplongitude", false);

  private static MockHttpServletRequest through(Map<String, String> headers) {
    var request = new MockHttpServletRequest();
    request.setAttribute("org.apache.tomcat.request.forwarded", true);
    headers.forEach(request::addHeader);
    return request;
  }

  private static ClientLocation at(String city, ClientLocation.Source source) {
    return new ClientLocation(CITIES.ofRow(city), source);
  }

  /** {@code X-PLACE: {client_city},{client_city_lat_long}} */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          New York,40.712775,-74.005973 | new york      | NAMED
          Berkeley,37.871593,-122.272747 | san francisco | NEAREST
          ,37.871593,-122.272747         | san francisco | NEAREST
          ,                              | amsterdam     | DEFAULT
          """)
  void google_cloud(String place, String city, ClientLocation.Source source) {
    assertThat(PLAIN.of(through(Map.of("X-PLACE", place)))).isEqualTo(at(city, source));
  }

  @Test
  void cloudfront() {
    var request =
        through(
            Map.of(
                "CloudFront-Viewer-City", "Ann Arbor",
                "CloudFront-Viewer-Latitude", "42.30680",
                "CloudFront-Viewer-Longitude", "-83.70590"));
    assertThat(CLOUDFRONT.of(request)).isEqualTo(at("washington dc", NEAREST));
    request.removeHeader("CloudFront-Viewer-City");
    request.addHeader("CloudFront-Viewer-City", "Washington");
    assertThat(CLOUDFRONT.of(request).source()).isEqualTo(NEAREST);
    assertThat(CLOUDFRONT.of(through(Map.of("CloudFront-Viewer-City", "New%20York"))))
        .isEqualTo(at("new york", NAMED));
  }

  @Test
  void cloudflare() {
    var request =
        through(Map.of("cf-ipcity", "Paris", "cf-iplatitude", "48.85", "cf-iplongitude", "2.35"));
    assertThat(CLOUDFLARE.of(request)).isEqualTo(at("paris", NAMED));
    assertThat(CLOUDFLARE.of(through(Map.of("cf-ipcity", "Lyon"))))
        .isEqualTo(at("amsterdam", DEFAULT));
  }

  @Test
  void a_name_in_utf_8_is_understood_however_the_server_reads_headers() {
    String bytes =
        new String("Los Ángeles".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    for (String name : new String[] {"Los Ángeles", "Los%20%C3%81ngeles", bytes}) {
      assertThat(PLAIN.of(through(Map.of("X-City", name)))).isEqualTo(at("los angeles", NAMED));
    }
  }

  @Test
  void of_a_header_that_comes_twice_the_proxys_counts_which_is_the_last() {
    var request = through(Map.of("X-City", "rome"));
    request.addHeader("X-City", "boston");
    assertThat(PLAIN.of(request)).isEqualTo(at("boston", NAMED));
  }

  @Test
  void nobody_but_a_trusted_proxy_is_believed() {
    var request = new MockHttpServletRequest();
    request.addHeader("X-City", "rome");
    assertThat(PLAIN.of(request)).isEqualTo(at("amsterdam", DEFAULT));
  }

  @Test
  void what_a_client_chose_comes_first() {
    var request = through(Map.of("X-City", "rome"));
    request.setCookies(new Cookie("movr_city", "los-angeles"));
    assertThat(PLAIN.of(request)).isEqualTo(at("los angeles", CHOSEN));
    request.setCookies(new Cookie("movr_city", "atlantis"));
    assertThat(PLAIN.of(request)).isEqualTo(at("rome", NAMED));
  }

  @Test
  void with_debug_on_everybody_is_in_new_york_until_they_choose() {
    var debug = with("X-City", "", "", true);
    var request = through(Map.of("X-City", "rome"));
    assertThat(debug.of(request)).isEqualTo(at("new york", DEBUG));
    request.setCookies(new Cookie("movr_city", "rome"));
    assertThat(debug.of(request)).isEqualTo(at("rome", CHOSEN));
  }
}
