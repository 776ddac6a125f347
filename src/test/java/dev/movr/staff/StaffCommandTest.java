package dev.movr.staff;

import static dev.movr.staff.AccountCommands.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.MovrApplication;
import dev.movr.login.Login;
import dev.movr.login.StaffScope;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@MovrTest
@ExtendWith(OutputCaptureExtension.class)
class StaffCommandTest {
  @Autowired StaffAccounts accounts;
  @Autowired StaffLogs logs;
  @Autowired Riders riders;

  @Test
  void a_user_is_made_staff_and_is_staff_no_longer(CapturedOutput output) {
    Login ada = riders.in(riders.city("boston"));

    assertThat(run("staff", "add", ada.username())).isZero();
    assertThat(output.getOut()).contains(ada.username() + " is staff of the home city now.");
    assertThat(scope(ada)).containsExactly(StaffScope.HOME_CITY);
    assertThat(run("staff", "add", ada.username(), "--all-cities")).isZero();
    assertThat(scope(ada)).containsExactly(StaffScope.ALL_CITIES);
    assertThat(run("staff", "add", "--all-cities", ada.username())).isZero();
    assertThat(output.getOut()).contains(ada.username() + " is staff of all cities already.");
    assertThat(run("staff", "remove", ada.username())).isZero();
    assertThat(output.getOut()).contains(ada.username() + " is no longer staff.");
    assertThat(scope(ada)).isEmpty();
    assertThat(output.getErr()).isEmpty();
  }

  private List<StaffScope> scope(Login user) {
    return accounts.find(user.city(), user.userId()).orElseThrow().staff().stream().toList();
  }

  /** Sealed with the same key, so that the console finds it whole. */
  @Test
  void the_log_has_it_as_the_application_would_have_written_it() {
    Login ada = riders.in(riders.city("boston"));
    run("staff", "add", ada.username());
    SealedEntry newest = logs.ofCity(ada.city(), null).rows().getFirst();
    assertThat(newest.intact()).isTrue();
    assertThat(newest.entry().actor()).isEqualTo(System.getProperty("user.name"));
  }

  @Test
  void who_is_not_there_is_said_in_one_line_and_with_status_1(CapturedOutput output) {
    assertThat(run("staff", "add", "nobody-has-this-name")).isEqualTo(1);
    assertThat(output.getErr())
        .isEqualToIgnoringNewLines(
            "movr staff add: Nobody has the username \"nobody-has-this-name\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "staff                        | Missing required subcommand",
        "staff add                    | Missing required parameter: 'USERNAME'",
        "staff ad ada                 | movr staff has no command \"ad\", only add, remove.",
        "staff add ada bob            | movr staff add takes no \"bob\".",
        "staff add ada --all-city     | movr staff add has no option --all-city.",
        "staff remove ada --all-cities | movr staff remove has no option --all-cities."
      })
  void a_slip_is_refused_with_status_2(String arguments, String line, CapturedOutput output) {
    assertThat(run(arguments.strip().split(" "))).isEqualTo(2);
    assertThat(output.getErr()).startsWith(line).hasLineCount(1);
  }

  @Test
  void without_the_key_nothing_is_done(CapturedOutput output) {
    Login ada = riders.in(riders.city("boston"));
    assertThat(
            MovrApplication.execute(
                "staff", "add", ada.username(), "--movr.database.uri=" + TestDatabase.uri()))
        .isEqualTo(1);
    assertThat(output.getErr()).contains("SECRET_KEY is required together with DB_URI");
    assertThat(scope(ada)).isEmpty();
  }

  @Test
  void a_database_without_tables_is_said_in_its_words(CapturedOutput output) {
    assertThat(
            MovrApplication.execute(
                "staff",
                "add",
                "ada",
                "--movr.database.uri=" + TestDatabase.anotherUri("without_tables_for_staff"),
                AccountCommands.SECRET))
        .isEqualTo(1);
    assertThat(output.getErr())
        .startsWith("movr staff add: The database refuses: ERROR: relation \"usernames\"")
        .hasLineCount(1);
  }
}
