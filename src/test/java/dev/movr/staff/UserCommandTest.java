package dev.movr.staff;

import static dev.movr.staff.AccountCommands.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.SoftAuthenticator;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

@MovrTest
@ExtendWith(OutputCaptureExtension.class)
class UserCommandTest {
  private static final String NEW = "another good password";

  @Autowired StaffLogs logs;
  @Autowired Riders riders;
  @LocalServerPort int port;

  @Test
  void a_link_is_printed_that_sets_a_new_password_and_is_logged(CapturedOutput output) {
    Login ada = riders.withPassword(riders.city("boston"));

    assertThat(run("user", "recover", ada.username(), "--PUBLIC_URL=https://movr.example.com"))
        .isZero();
    assertThat(output.getErr()).isEmpty();
    String line = output.getOut().lines().filter(text -> text.contains("link=")).findFirst().get();
    assertThat(line).startsWith("https://movr.example.com/new-password?link=");
    var form = Map.of("link", line.replaceFirst(".*link=", ""), "newPassword", NEW);
    assertThat(new Client(port).post("/new-password", form).statusCode()).isEqualTo(302);
    assertThat(
            new Client(port)
                .post("/login", Map.of("username", ada.username(), "password", NEW))
                .statusCode())
        .isEqualTo(302);

    SealedEntry newest = logs.ofCity(ada.city(), null).rows().getFirst();
    assertThat(newest.intact()).isTrue();
    assertThat(newest.entry().subjectId()).isEqualTo(ada.userId());
    assertThat(newest.entry().actionInWords())
        .isEqualTo("made a link for choosing a new password for it");
  }

  @Test
  void passkeys_and_codes_of_who_has_lost_them_are_removed_and_that_is_logged() {
    Login ada = riders.withPassword(riders.city("boston"));
    var browser = new Client(port).with(riders.cookieOf(ada));
    var key = new SoftAuthenticator(port).addedTo(browser);
    browser.post(
        "/profile/second-factor", Map.of("on", "true", "currentPassword", Riders.PASSWORD));

    assertThat(run("user", "recover", ada.username())).isZero();
    assertThat(key.logIn(new Client(port)).statusCode()).isEqualTo(302);
    assertThat(run("user", "recover", "--without-passkeys", ada.username())).isZero();

    assertThat(key.logIn(new Client(port)).statusCode()).isEqualTo(422);
    new Client(port).loggedInAs(ada.username()).get("/profile");
    assertThat(browser.get("/profile").body()).contains("With a passkey you log in without");
    assertThat(logs.ofCity(ada.city(), null).rows())
        .filteredOn(row -> row.entry().subjectId().equals(ada.userId()))
        .allMatch(SealedEntry::intact)
        .extracting(row -> row.entry().actionInWords())
        .containsExactly(
            "made a link for choosing a new password for it",
            "removed its passkeys and recovery codes",
            "made a link for choosing a new password for it");
  }

  @Test
  void without_a_public_address_it_says_what_is_missing(CapturedOutput output) {
    Login ada = riders.withPassword(riders.city("boston"));
    assertThat(run("user", "recover", ada.username())).isZero();
    assertThat(output.getOut()).contains("\n/new-password?link=");
    assertThat(output.getErr())
        .isEqualToIgnoringNewLines("PUBLIC_URL is not set: put MovR's address before the link.");
  }

  @Test
  void who_gets_no_link_is_said_in_one_line_and_with_status_1(CapturedOutput output) {
    Login demo = riders.in(riders.city("boston"));
    Login suspended = riders.suspended(riders.withPassword(riders.city("boston")));
    assertThat(run("user", "recover", "nobody-has-this-name")).isEqualTo(1);
    assertThat(run("user", "recover", demo.username())).isEqualTo(1);
    assertThat(run("user", "recover", suspended.username())).isEqualTo(1);
    assertThat(output.getErr().lines())
        .containsExactly(
            "movr user recover: Nobody has the username \"nobody-has-this-name\".",
            "movr user recover: \"%s\" is of the demo data: nobody logs in as that."
                .formatted(demo.username()),
            "movr user recover: \"%s\" is suspended: staff lift that first, in their console."
                .formatted(suspended.username()));
    assertThat(output.getOut()).doesNotContain("link=");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "user                     | Missing required subcommand",
        "user recover             | Missing required parameter: 'USERNAME'",
        "user recove ada          | movr user has no command \"recove\", only recover.",
        "user recover ada bob     | movr user recover takes no \"bob\".",
        "user recover ada --force | movr user recover has no option --force."
      })
  void a_slip_is_refused_with_status_2(String arguments, String line, CapturedOutput output) {
    assertThat(run(arguments.strip().split(" "))).isEqualTo(2);
    assertThat(output.getErr()).startsWith(line).hasLineCount(1);
  }
}
