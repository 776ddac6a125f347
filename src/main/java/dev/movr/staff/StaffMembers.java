package dev.movr.staff;

import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.login.Logins;
import dev.movr.login.StaffScope;
import dev.movr.web.input.Text;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes users staff, and ends that: for the command line only, so that no form and no request can
 * make anybody staff.
 */
@Service
public class StaffMembers {
  private final StaffMemberSql sql;
  private final StaffLogs logs;
  private final Logins logins;
  private final Transactions transactions;

  StaffMembers(StaffMemberSql sql, StaffLogs logs, Logins logins, Transactions transactions) {
    this.sql = sql;
    this.logs = logs;
    this.logins = logins;
    this.transactions = transactions;
  }

  /** What came of it. */
  public enum Change {
    DONE,
    /** It was like that before. */
    UNCHANGED,
    NO_SUCH_USER
  }

  /**
   * Makes a user staff, or staff of other cities than before.
   *
   * @param systemUser who says so at the command line
   */
  public Change add(String username, StaffScope scope, String systemUser) {
    StaffAction action =
        scope == StaffScope.ALL_CITIES ? StaffAction.MADE_STAFF_OF_ALL : StaffAction.MADE_STAFF;
    return set(username, scope, action, systemUser);
  }

  /** Ends a user's being staff, at once and on every instance. */
  public Change remove(String username, String systemUser) {
    return set(username, null, StaffAction.ENDED_STAFF, systemUser);
  }

  private Change set(
      String username, @Nullable StaffScope scope, StaffAction action, String systemUser) {
    Optional<Login> user = logins.find(Text.clean(username));
    return user.map(found -> set(found, scope, action, Actor.atCommandLine(systemUser)))
        .orElse(Change.NO_SUCH_USER);
  }

  private Change set(Login user, @Nullable StaffScope scope, StaffAction action, Actor actor) {
    record Done(boolean exists, Optional<LogEntry> entry) {}
    var done =
        transactions.write(
            "change staff",
            List.of(user.city()),
            () -> {
              var found = sql.set(user, scope);
              return new Done(
                  found.exists(),
                  found.changed()
                      ? Optional.of(logs.add(actor, action, user.city(), user.userId(), ""))
                      : Optional.empty());
            });
    done.entry().ifPresent(StaffLogs::tell);
    if (!done.exists()) {
      return Change.NO_SUCH_USER;
    }
    return done.entry().isPresent() ? Change.DONE : Change.UNCHANGED;
  }
}
