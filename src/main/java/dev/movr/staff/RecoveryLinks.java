package dev.movr.staff;

import dev.movr.database.transaction.Transactions;
import dev.movr.login.Login;
import dev.movr.login.Logins;
import dev.movr.passkey.Passkeys;
import dev.movr.recovery.Recoveries;
import dev.movr.start.StartRefused;
import dev.movr.web.input.Text;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Makes links for users who have forgotten the password and get no mail: for the command line only.
 */
@Service
class RecoveryLinks {
  private final Logins logins;
  private final Recoveries recoveries;
  private final Passkeys passkeys;
  private final StaffLogs logs;
  private final Transactions transactions;

  RecoveryLinks(
      Logins logins,
      Recoveries recoveries,
      Passkeys passkeys,
      StaffLogs logs,
      Transactions transactions) {
    this.logins = logins;
    this.recoveries = recoveries;
    this.passkeys = passkeys;
    this.logs = logs;
    this.transactions = transactions;
  }

  /**
   * The path of a link, which is logged.
   *
   * @param withoutPasskeys whether passkeys and recovery codes are removed, which is logged too
   * @param systemUser who asks for it at the command line
   * @throws StartRefused when there is no such account, or none that may get one
   */
  String path(String username, boolean withoutPasskeys, String systemUser) {
    String name = Text.clean(username);
    Login user =
        logins.find(name).orElseThrow(() -> refused("Nobody has the username \"%s\".", username));
    if (logins.findActive(name).isEmpty()) {
      throw refused("\"%s\" is suspended: staff lift that first, in their console.", username);
    }
    String path =
        recoveries
            .path(user)
            .orElseThrow(
                () -> refused("\"%s\" is of the demo data: nobody logs in as that.", username));
    if (withoutPasskeys) {
      StaffLogs.tell(
          transactions.write(
              "remove all passkeys",
              List.of(user.city()),
              () -> {
                passkeys.removeAll(user);
                return entry(StaffAction.REMOVED_PASSKEYS, user, systemUser);
              }));
    }
    StaffLogs.tell(
        transactions.write(
            "log recovery link",
            List.of(user.city()),
            () -> entry(StaffAction.MADE_LINK, user, systemUser)));
    return path;
  }

  private LogEntry entry(StaffAction action, Login user, String systemUser) {
    return logs.add(Actor.atCommandLine(systemUser), action, user.city(), user.userId(), "");
  }

  private static StartRefused refused(String line, String username) {
    return new StartRefused(line.formatted(username));
  }
}
