package dev.movr.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.language.Language;
import dev.movr.recovery.EmailChanges;
import dev.movr.testing.ApiClient;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The language of an account: where it comes from, who changes it, and what follows it. */
@MovrTest
class AccountLanguageTest {
  private static final Map<String, String> FRENCH = Map.of("Accept-Language", "fr");
  private static final Map<String, String> NOBODYS = Map.of("Accept-Language", "de");

  @Autowired Users users;
  @Autowired Riders riders;
  @Autowired EmailChanges emails;
  @LocalServerPort int port;

  private String username;
  private Client client;
  private ApiClient api;

  @BeforeEach
  void choose_a_name() {
    username = Riders.username();
    client = new Client(port);
    api = new ApiClient(port);
  }

  private void registerInFrench() {
    var form = Riders.registration("paris", username);
    assertThat(client.post("/register", form, FRENCH).statusCode()).isEqualTo(302);
  }

  private Map<String, String> correction(String language) {
    return Map.of(
        "firstName", "Ada", "lastName", "King", "email", username + "@x", "language", language);
  }

  private ApiClient signUp(String accepted, Map<String, String> more) {
    var body = new HashMap<>(Riders.signUp("paris", username));
    body.putAll(more);
    var answer = api.with("Accept-Language", accepted).post("/users", body);
    assertThat(answer.status()).isEqualTo(201);
    return api.signedInAs(username);
  }

  @Test
  void who_registers_in_french_has_french() {
    registerInFrench();
    assertThat(users.find(username).orElseThrow().language()).hasValue(Language.FRENCH);
    assertThat(client.get("/profile/edit", FRENCH).body())
        .contains("<option value=\"fr\" lang=\"fr\" selected>Français</option>")
        .contains("<option value=\"nl\" lang=\"nl\">Nederlands</option>")
        .doesNotContain("<option value=\"\"");
  }

  @Test
  void a_program_says_it_or_its_accept_language_does() {
    assertThat(signUp("it", Map.of()).get("/me").text("/language")).isEqualTo("it");
    username = Riders.username();
    assertThat(signUp("it", Map.of("language", "es")).get("/me").text("/language")).isEqualTo("es");
  }

  @Test
  void an_account_from_before_has_none_and_is_asked_without_a_proposal() {
    var ada = riders.withPassword(riders.city("rome"));
    assertThat(api.signedInAs(ada.username()).get("/me").body().has("language")).isFalse();
    var browser = client.with(riders.cookieOf(ada));
    assertThat(browser.get("/profile/edit").body())
        .contains("<option value=\"\">As your browser prefers</option>");
    username = ada.username();
    assertThat(browser.post("/profile/edit", correction("")).statusCode()).isEqualTo(302);
    assertThat(users.find(username).orElseThrow().language()).isEmpty();
  }

  @Test
  void logging_in_takes_it_over_where_the_browser_has_chosen_none() {
    registerInFrench();
    var another = new Client(port).loggedInAs(username);
    assertThat(another.get("/profile", NOBODYS).body()).contains("<h1>Mon profil</h1>");

    var choosy = new Client(port);
    choosy.get("/login?lang=nl");
    assertThat(choosy.loggedInAs(username).get("/profile", FRENCH).body())
        .contains("<h1>Mijn profiel</h1>");
  }

  @Test
  void logging_in_to_an_account_without_one_leaves_the_browser_its_preference() {
    var ada = riders.withPassword(riders.city("rome"));
    client.loggedInAs(ada.username());
    assertThat(client.get("/profile", FRENCH).body()).contains("<h1>Mon profil</h1>");
    assertThat(client.cookies().getCookieStore().getCookies())
        .noneMatch(cookie -> cookie.getName().equals("movr_language"));
  }

  @Test
  void the_profile_changes_it_and_its_pages_go_on_in_it() {
    registerInFrench();
    assertThat(client.post("/profile/edit", correction("es"), FRENCH).statusCode()).isEqualTo(302);
    assertThat(client.get("/profile", FRENCH).body())
        .contains("<h1>Mi perfil</h1>", "Tu perfil está guardado.", "<dd lang=\"es\">Español</dd>");
    assertThat(users.find(username).orElseThrow().language()).hasValue(Language.SPANISH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"xx", "en-XA", "ENGLISH", "PSEUDO", "<i>"})
  void a_form_with_another_language_comes_back(String tag) {
    registerInFrench();
    var again = client.post("/profile/edit", correction(tag), FRENCH);
    assertThat(again.statusCode()).isEqualTo(422);
    assertThat(again.body()).contains("id=\"language-error\"").doesNotContain("<i>");
    assertThat(users.find(username).orElseThrow().language()).hasValue(Language.FRENCH);
  }

  @Test
  void a_program_changes_it_and_what_is_left_out_stays() {
    var me = signUp("fr", Map.of());
    assertThat(me.patch("/me", Map.of("language", "nl")).text("/language")).isEqualTo("nl");
    assertThat(me.patch("/me", Map.of("lastName", "King")).text("/language")).isEqualTo("nl");
    assertThat(me.get("/me/export").text("/account/language")).isEqualTo("nl");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"xx\"", "\"en-XA\"", "\"\"", "1", "[]", "true"})
  void a_program_with_another_language_is_told_which_field_is_wrong(String language) {
    var me = signUp("nl", Map.of());
    var refused = me.send("PATCH", "/me", "{\"language\":" + language + "}");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.problem()).isEqualTo("invalid");
    assertThat(refused.text("/errors/0/field")).isEqualTo("language");
    assertThat(me.get("/me").text("/language")).isEqualTo("nl");
  }

  @Test
  void a_form_that_is_wrong_says_so_in_french() {
    var form = new HashMap<>(Riders.registration("paris", "a!"));
    form.putAll(Map.of("password", "short", "email", "nobody"));
    var again = client.post("/register", form, FRENCH);
    assertThat(again.body())
        .contains(
            "<title>Erreur\u00a0: Inscription · MovR</title>",
            "Utilise de 3 à 30 lettres",
            "Saisis une adresse e-mail");
    form.putAll(Map.of("username", username, "email", "ada@example.com"));
    assertThat(client.post("/register", form, FRENCH).body())
        .contains("Utilise au moins 10 caractères.");
  }

  @Test
  void what_stands_in_a_text_with_markup_is_escaped() {
    var ada = riders.withPassword(riders.city("rome"));
    String path = emails.path(ada, Riders.email(ada), "<b>@example.com");
    assertThat(client.with(riders.cookieOf(ada)).get(path + "&lang=nl").body())
        .contains("wordt <bdi>&lt;b>@example.com</bdi>. We laten");
  }
}
