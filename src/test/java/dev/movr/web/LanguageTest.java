package dev.movr.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Which language a client is answered in. */
@MovrTest
class LanguageTest {
  private Client client;

  @BeforeEach
  void visit(@LocalServerPort int port) {
    client = new Client(port);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nl                       | nl
          fr-CA,fr;q=0.9,en;q=0.8  | fr
          de,it;q=0.5              | it
          es-419                   | es
          de                       | en
          *                        | en
          nl;q=0,es                | es
          ;;;=                     | en
          en-XA                    | en
          """)
  void a_browsers_preference_is_followed(String preference, String language) {
    var page = client.get("/login", Map.of("Accept-Language", preference));
    assertThat(page.body()).contains("<html lang=\"" + language + "\">");
    assertThat(page.headers().firstValue("Content-Language")).hasValue(language);
    assertThat(page.headers().allValues("Vary")).anyMatch(vary -> vary.contains("accept-language"));
  }

  @Test
  void what_the_address_asks_for_goes_before_and_is_remembered() {
    assertThat(client.get("/login?lang=nl").body()).contains("<h1>Inloggen</h1>");
    var next = client.get("/login", Map.of("Accept-Language", "fr"));
    assertThat(next.body()).contains("<h1>Inloggen</h1>");
    assertThat(client.get("/login?username=ada&lang=es").body())
        .contains("<h1>Iniciar sesión</h1>");
  }

  @ParameterizedTest
  @CsvSource({"xx", "en-XA", "<script>", "''"})
  void an_unknown_language_is_ignored(String tag) {
    var page = client.get("/login?lang=" + tag.replace("<", "%3C").replace(">", "%3E"));
    assertThat(page.body()).contains("<html lang=\"en\">").doesNotContain("<script>\"");
    assertThat(page.headers().allValues("Set-Cookie")).noneMatch(c -> c.contains("movr_language"));
  }

  @Test
  void each_page_links_to_itself_in_the_other_languages_and_keeps_its_query() {
    assertThat(client.get("/login?username=ada&lang=fr").body())
        .contains("href=\"/login?username=ada&amp;lang=it\" lang=\"it\" hreflang=\"it\"");
    assertThat(client.get("/login").body())
        .contains("<link rel=\"alternate\" hreflang=\"nl\" href=\"/login?lang=nl\">");
  }

  @Test
  void a_page_that_is_not_there_speaks_the_language_too_and_links_to_no_other_site() {
    var page = client.get("//evil.example/x?lang=nl");
    assertThat(page.body()).contains("<html lang=\"nl\">").doesNotContain("href=\"//evil");
  }

  @Test
  void assets_have_no_language() {
    var asset =
        client.get(
            "/webjars/bootstrap/5.3.8/css/bootstrap.min.css", Map.of("Accept-Language", "nl"));
    assertThat(asset.statusCode()).isEqualTo(200);
    assertThat(asset.headers().firstValue("Content-Language")).isEmpty();
  }
}
