package dev.movr.staff;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.login.StaffMember;
import dev.movr.login.StaffScope;
import dev.movr.region.City;
import dev.movr.web.input.Text;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;

/** The accounts of a city, for its staff: who can log in, and who cannot. */
@Service
class StaffAccounts {
  /** In characters, of what a username in the directory may have. */
  private static final int LONGEST_USERNAME = 120;

  private final StaffAccountSql sql;
  private final StaffLogs logs;
  private final Transactions transactions;
  private final Reads reads;

  StaffAccounts(StaffAccountSql sql, StaffLogs logs, Transactions transactions, Reads reads) {
    this.sql = sql;
    this.logs = logs;
    this.transactions = transactions;
    this.reads = reads;
  }

  /** By the username, however it is written; empty for one whose home is elsewhere. */
  Optional<StaffAccount> find(City city, String username) {
    String canonical = Text.canonical(Text.clean(username));
    if (canonical.length() > LONGEST_USERNAME || canonical.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return reads.read(city, () -> sql.find(city, canonical));
  }

  Optional<StaffAccount> find(City city, UUID id) {
    return reads.read(city, () -> sql.find(city, id));
  }

  /**
   * Ends the account's logins and refuses new ones. Its rides go on.
   *
   * @param reason for the log, and for whoever tries to log in with the right password
   */
  AccountChange suspend(StaffMember by, City city, UUID id, String reason) {
    return change(
        by, city, id, StaffAction.SUSPENDED, reason, () -> sql.suspend(by, city, id, reason));
  }

  /**
   * Lets the account log in again.
   *
   * @param reason for the log
   */
  AccountChange lift(StaffMember by, City city, UUID id, String reason) {
    return change(by, city, id, StaffAction.LIFTED, reason, () -> sql.lift(by, city, id));
  }

  private AccountChange change(
      StaffMember by,
      City city,
      UUID id,
      StaffAction action,
      String reason,
      Supplier<StaffAccountSql.Found> statement) {
    record Done(StaffAccountSql.Found found, Optional<LogEntry> entry) {}
    var done =
        transactions.write(
            action == StaffAction.SUSPENDED ? "suspend account" : "lift suspension",
            List.of(city),
            () -> {
              var found = statement.get();
              return new Done(
                  found,
                  found.changed()
                      ? Optional.of(logs.add(Actor.of(by), action, city, id, reason))
                      : Optional.empty());
            });
    done.entry().ifPresent(StaffLogs::tell);
    return outcome(by, id, done.found());
  }

  private static AccountChange outcome(StaffMember by, UUID id, StaffAccountSql.Found found) {
    if (found.actorStaff() == null) {
      return AccountChange.NOT_STAFF;
    }
    if (!found.exists()) {
      return AccountChange.NO_SUCH_ACCOUNT;
    }
    if (by.login().userId().equals(id)) {
      return AccountChange.OWN;
    }
    boolean above = StaffScope.ALL_CITIES.code().equals(found.accountStaff());
    return above && !StaffScope.ALL_CITIES.code().equals(found.actorStaff())
        ? AccountChange.OF_ALL_CITIES
        : AccountChange.DONE;
  }
}
