package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.login.StaffMember;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The console speaks the language of whoever looks; what people typed stays as it is. */
@MovrTest
class StaffLanguageTest {
  @Autowired StaffAccounts accounts;
  @Autowired StaffLogs logs;
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City paris;
  private StaffMember member;
  private Client browser;
  private Login ada;

  @BeforeEach
  void log_in() {
    paris = riders.city("paris");
    member =
        new StaffMember(
            riders.asStaff(riders.in(paris), StaffScope.ALL_CITIES), StaffScope.ALL_CITIES);
    browser = new Client(port).with(riders.cookieOf(member.login()));
    ada = riders.in(paris);
  }

  @Test
  void the_log_tells_acts_in_the_readers_language_and_reasons_as_they_were_typed() {
    accounts.suspend(member, paris, ada.userId(), "Because of <b>");
    assertThat(browser.get("/paris/staff/log?lang=fr").body())
        .contains("</bdi> a suspendu le compte\u00A0: <a", "«\u00A0<bdi>Because of &lt;b")
        .doesNotContain("<b>\u00A0»", "suspended the account");
    assertThat(browser.get("/paris/staff/log?lang=nl").body())
        .contains("heeft het account geblokkeerd: <a", "“<bdi>Because of &lt;b");
    assertThat(logs.on(ada)).extracting(ActOnAccount::action).contains("suspended the account");
  }

  @ParameterizedTest
  @EnumSource
  void each_act_has_a_text(StaffAction action) {
    assertThat(Words.text("staff.did." + action.code(), "ada", "ben", "")).contains("ada", "ben");
  }

  @Test
  void a_refused_form_says_why_in_the_language_of_its_page() {
    String path = "/paris/staff/accounts/" + member.login().userId() + "/suspend";
    var refused =
        browser.post(path, Map.of("reason", "Myself"), Map.of("Accept-Language", "it-IT,it"));
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body())
        .contains("<title>Errore: Sospendere un account · MovR</title>")
        .contains("Questo è il tuo account, che non puoi sospendere.", "value=\"Myself\"");
  }

  @Test
  void the_notice_of_what_was_done_is_in_the_language_chosen() {
    String path = "/paris/staff/accounts/" + ada.userId();
    browser.get("/staff?lang=es");
    var done = browser.post(path + "/suspend", Map.of("reason", "Fuente"));
    assertThat(browser.get(done.headers().firstValue("Location").orElseThrow()).body())
        .contains("La cuenta está suspendida.", "Levantar la suspensión", "Suspendida desde");
  }

  @Test
  void the_live_numbers_bring_their_words_and_the_time_of_day_along() {
    assertThat(browser.get("/staff?lang=nl").body())
        .contains("data-lost=\"Geen contact met MovR", "Stand van <time")
        .containsPattern("\">\\d\\d:\\d\\d:\\d\\d</time> UTC");
  }
}
