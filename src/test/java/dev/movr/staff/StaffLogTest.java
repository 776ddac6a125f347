package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.login.Login;
import dev.movr.login.StaffMember;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.staff.SealedEntry.State;
import dev.movr.testing.Client;
import dev.movr.testing.MovrTest;
import dev.movr.testing.Riders;
import dev.movr.testing.TestDatabase;
import dev.movr.web.paging.Listing;
import dev.movr.web.security.Sealer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What is done to the log by hand is seen. What was changed is put back after each test. */
@MovrTest
@ExtendWith(OutputCaptureExtension.class)
class StaffLogTest {
  private static final String KEPT = "staff_log_as_it_was";

  @Autowired StaffAccounts accounts;
  @Autowired StaffLogs logs;
  @Autowired StaffLogSql sql;
  @Autowired Riders riders;
  @LocalServerPort int port;

  private City amsterdam;
  private StaffMember member;
  private Login ada;

  /** Three entries, the newest of the city. */
  @BeforeEach
  void write_entries() {
    amsterdam = riders.city("amsterdam");
    member =
        new StaffMember(
            riders.asStaff(riders.in(amsterdam), StaffScope.HOME_CITY), StaffScope.HOME_CITY);
    ada = riders.in(amsterdam);
    accounts.suspend(member, amsterdam, ada.userId(), "First");
    accounts.lift(member, amsterdam, ada.userId(), "Second");
    accounts.suspend(member, amsterdam, ada.userId(), "Third");
    TestDatabase.execute(
        "CREATE TABLE %s AS SELECT * FROM staff_log WHERE city = 'amsterdam'".formatted(KEPT));
  }

  @AfterEach
  void put_back() {
    TestDatabase.execute("DELETE FROM staff_log WHERE city = 'amsterdam'");
    TestDatabase.execute("INSERT INTO staff_log SELECT * FROM " + KEPT);
    TestDatabase.execute("DROP TABLE " + KEPT);
  }

  private long newest() {
    return sql.before(amsterdam, Long.MAX_VALUE, 1).getFirst().number();
  }

  private String page() {
    return new Client(port)
        .with(riders.cookieOf(member.login()))
        .get("/amsterdam/staff/log")
        .body();
  }

  /** The second of the three. */
  private void change(String assignment) {
    TestDatabase.execute(
        "UPDATE staff_log SET %s WHERE city = 'amsterdam' AND number = %d"
            .formatted(assignment, newest() - 1));
  }

  @Test
  void a_log_that_nobody_has_changed_is_whole() {
    assertThat(logs.faults(amsterdam)).isEmpty();
    assertThat(page()).contains("Every entry is as it was written").doesNotContain("log-fault");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "reason = 'Another'",
        "actor = 'somebody'",
        "actor_id = gen_random_uuid()",
        "actor_id = NULL",
        "subject_id = gen_random_uuid()",
        "action = 'suspended'",
        "action = 'nothing-we-know'",
        "done_at = done_at + interval '1 microsecond'",
        "seal = 'of my own'"
      })
  void an_entry_that_was_changed_is_named(String assignment) {
    change(assignment);
    assertThat(logs.faults(amsterdam))
        .first()
        .satisfies(fault -> assertThat(fault.state()).isEqualTo(State.CHANGED));
    assertThat(logs.faults(amsterdam))
        .extracting(fault -> fault.entry().number())
        .contains(newest() - 1);
    assertThat(page())
        .contains("Somebody has changed this log", "log-fault")
        .doesNotContain("Every entry is as it was written");
  }

  @Test
  void an_entry_that_was_removed_is_missed() {
    TestDatabase.execute(
        "DELETE FROM staff_log WHERE city = 'amsterdam' AND number = " + (newest() - 1));
    assertThat(logs.faults(amsterdam))
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.state()).isEqualTo(State.AFTER_A_GAP);
          assertThat(fault.entry().number()).isEqualTo(newest());
        });
    assertThat(page()).contains("The one before it is missing");
  }

  @Test
  void so_is_the_beginning() {
    TestDatabase.execute(
        "DELETE FROM staff_log WHERE city = 'amsterdam' AND number < " + (newest() - 1));
    assertThat(logs.faults(amsterdam))
        .singleElement()
        .satisfies(fault -> assertThat(fault.state()).isEqualTo(State.AFTER_A_GAP));
  }

  @Test
  void entries_that_were_swapped_or_put_in_do_not_fit() {
    long last = newest();
    TestDatabase.execute(
        """
        INSERT INTO staff_log (city, number, done_at, actor, actor_id, action, subject_id, reason, key_id, seal)
        SELECT city, number + 1, done_at, actor, actor_id, action, subject_id, reason, key_id, seal
        FROM staff_log WHERE city = 'amsterdam' AND number = %d
        """
            .formatted(last));
    assertThat(logs.faults(amsterdam))
        .singleElement()
        .satisfies(fault -> assertThat(fault.entry().number()).isEqualTo(last + 1));
  }

  @Test
  void what_was_sealed_with_another_key_is_told_apart() {
    var other = new LogSeals(new Sealer("another secret, of other instances, 0123456789"));
    LogEntry entry = sql.before(amsterdam, Long.MAX_VALUE, 1).getFirst();
    assertThat(other.keyId()).isNotEqualTo(entry.keyId()).hasSize(8);
    assertThat(other.check(List.of(entry), 0)).isEmpty();
    assertThat(other.check(sql.before(amsterdam, Long.MAX_VALUE, 3), 2))
        .extracting(SealedEntry::state)
        .containsOnly(State.OTHER_KEY);
    change("key_id = '%s'".formatted(other.keyId()));
    assertThat(page())
        .contains("1 entry was sealed with another SECRET_KEY", "Sealed with another key");
  }

  @Test
  void a_chain_goes_on_over_pages() {
    for (int i = 0; i < StaffLogs.PAGE; i++) {
      accounts.lift(member, amsterdam, ada.userId(), "Back " + i);
      accounts.suspend(member, amsterdam, ada.userId(), "Forth " + i);
    }
    var first = logs.ofCity(amsterdam, null);
    var second = logs.ofCity(amsterdam, first.next().orElseThrow());
    assertThat(first.rows()).hasSize(StaffLogs.PAGE).allMatch(SealedEntry::intact);
    assertThat(second.rows()).hasSize(StaffLogs.PAGE).allMatch(SealedEntry::intact);
    assertThat(second.rows().getFirst().entry().number())
        .isEqualTo(first.rows().getLast().entry().number() - 1);
  }

  @Test
  void the_programs_log_tells_of_each_act_and_of_no_person_but_staff(CapturedOutput output) {
    Login carl = riders.in(amsterdam);
    accounts.suspend(member, amsterdam, carl.userId(), "Because of Carl");
    assertThat(output.getOut())
        .contains(
            "Staff: %s suspended: user %s of amsterdam, entry %d of the staff log of amsterdam"
                .formatted(member.login().username(), carl.userId(), newest()))
        .doesNotContain("Because of Carl", carl.username(), "@example.com");
  }

  @Test
  void the_page_tells_who_did_what_to_whom_and_why() {
    assertThat(page())
        .contains(
            member.login().username(),
            "suspended the account",
            "lifted the suspension",
            ada.username(),
            "Third");
  }

  @Test
  void a_cursor_of_another_citys_log_is_refused() {
    var browser = new Client(port).with(riders.cookieOf(member.login()));
    var foreign = Listing.of("staff log", "rome").cursor(5);
    assertThat(browser.get("/amsterdam/staff/log?after=" + foreign).statusCode()).isEqualTo(400);
  }
}
