package dev.movr.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.ApiClient;
import dev.movr.testing.ApiClient.Answer;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseCookie;

/** A problem's title and details are in the language that its client prefers, and nothing else. */
@MovrTest
class ProblemLanguageTest {
  private static final String ITALIAN = "it-IT,it;q=0.9,en;q=0.5";

  @Autowired Riders riders;
  @LocalServerPort int port;

  private ApiClient client;
  private ApiClient italian;

  @BeforeEach
  void visit() {
    client = new ApiClient(port);
    italian = client.with("Accept-Language", ITALIAN);
  }

  private static void isItalian(Answer answer, String type, String title) {
    assertThat(answer.problem()).isEqualTo(type);
    assertThat(answer.text("/title")).isEqualTo(title);
    assertThat(answer.header("Content-Language")).isEqualTo("it");
    assertThat(varies(answer)).isTrue();
  }

  private static boolean varies(Answer answer) {
    return answer.response().headers().allValues("Vary").stream()
        .anyMatch(names -> names.toLowerCase(Locale.ROOT).contains("accept-language"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET  | /me                            | not-signed-in      | Prima accedi
          GET  | /nothing                       | not-found          | Non trovato
          GET  | /api/v2/x                      | not-found          | Non trovato
          GET  | /cities/atlantis/vehicles      | not-found          | Non trovato
          PUT  | /cities                        | method-not-allowed | Il metodo non è consentito
          FOO  | /cities                        | method-not-allowed | Il metodo non è consentito
          GET  | /cities/%00/vehicles           | malformed          | La richiesta non è leggibile
          GET  | //cities                       | malformed          | La richiesta non è leggibile
          GET  | /cities/rome/vehicles?near=x   | invalid-parameter  | Un parametro non è valido
          POST | /tokens                        | malformed          | La richiesta non è leggibile
          """)
  void a_refusal_is_told_in_the_clients_language(
      String method, String path, String type, String title) {
    isItalian(italian.send(method, path, BodyPublishers.noBody()), type, title);
    assertThat(client.send(method, path, BodyPublishers.noBody()).problem()).isEqualTo(type);
  }

  @Test
  void so_are_an_unsupported_type_and_a_conflict() {
    isItalian(
        italian.with("Content-Type", "text/plain").send("POST", "/tokens", "{}"),
        "unsupported-media-type",
        "Il tipo di contenuto del corpo non è supportato");
    var rome = riders.city("rome");
    var rider = italian.signedInAs(riders.withPassword(rome).username());
    rider.post("/cities/rome/rides", Map.of("vehicleId", riders.scooterOf(riders.in(rome))));
    var second =
        rider.post("/cities/rome/rides", Map.of("vehicleId", riders.scooterOf(riders.in(rome))));
    assertThat(second.status()).isEqualTo(409);
    isItalian(second, "already-riding", "Sei già in corsa");
  }

  @Test
  void the_details_of_fields_and_parameters_are_too() {
    var unknown = italian.post("/tokens", Map.of("username", "ada", "colour", "red"));
    isItalian(unknown, "invalid", "Alcuni campi non sono validi");
    assertThat(unknown.text("/errors/0/detail")).isEqualTo("Questo campo non è noto.");
    var parameter = italian.get("/cities/rome/vehicles?near=x");
    assertThat(parameter.text("/errors/0/detail")).startsWith("Indica latitudine e longitudine");
    var bounded = italian.get("/cities/rome/vehicles?limit=0");
    assertThat(bounded.problem()).isEqualTo("invalid-parameter");
    assertThat(bounded.text("/errors/0/detail")).startsWith("deve essere");
    var key = italian.withKey("a b").post("/users", Map.of());
    assertThat(key.text("/errors/0/detail"))
        .isEqualTo("Indica da 1 a 255 caratteri ASCII visibili.");
  }

  @Test
  void so_is_the_refusal_of_who_has_to_wait() {
    String username = "nobody-" + UUID.randomUUID();
    var refused =
        Stream.generate(
                () -> italian.post("/tokens", Map.of("username", username, "password", "guess")))
            .limit(50)
            .filter(answer -> answer.status() == 429)
            .findFirst()
            .orElseThrow();
    isItalian(refused, "too-many-attempts", "Troppi tentativi");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ";;;=", "de", "xx-xxxxxxxxxxxxxxxxxxxxx,1"})
  void without_a_language_that_movr_speaks_it_is_english(String preference) {
    var answer = client.with("Accept-Language", preference).get("/me");
    assertThat(answer.text("/title")).isEqualTo("Log in first");
    assertThat(answer.header("Content-Language")).isEqualTo("en");
    assertThat(client.get("/me").text("/title")).isEqualTo("Log in first");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/me?lang=nl", "/api/v1/cities/%00/vehicles?lang=nl"})
  void neither_a_cookie_nor_the_address_counts(String path) {
    var browser = new Client(port).with(ResponseCookie.from("movr_language", "nl").build());
    var answer = browser.get(path, Map.of("Accept-Language", "fr"));
    assertThat(answer.headers().firstValue("Content-Language")).hasValue("fr");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void what_is_read_is_the_same_in_all_languages_and_does_not_vary() {
    var first = client.get("/cities");
    var again = italian.with("If-None-Match", first.header("ETag")).get("/cities");
    assertThat(again.status()).isEqualTo(304);
    for (var answer : new Answer[] {first, again, italian.get("/cities/rome/vehicles")}) {
      assertThat(varies(answer)).isFalse();
      assertThat(answer.header("Content-Language")).isEmpty();
    }
    var description = "/api/v1/openapi.json";
    assertThat(italian.get(description).response().body())
        .isEqualTo(client.get(description).response().body());
  }

  @Test
  void the_feed_is_in_english() {
    var answer =
        new Client(port).get("/gbfs/atlantis/3.0/gbfs.json", Map.of("Accept-Language", ITALIAN));
    assertThat(answer.body()).contains("\"title\":\"Not found\"");
    assertThat(answer.headers().firstValue("Content-Language")).hasValue("en");
  }

  @Test
  void the_page_of_problems_is_in_the_readers_language() {
    assertThat(new Client(port).get("/api/problems?lang=nl").body())
        .contains(
            "<h1>Problemen van de API</h1>", "id=\"vehicle-busy\"", "Het voertuig is in gebruik.");
    assertThat(new Client(port).get("/api?lang=es").body()).contains("Tus propios programas");
  }
}
