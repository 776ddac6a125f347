package dev.movr.login;

import dev.movr.database.transaction.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;

/** The logins of a user, one by one. */
@Service
public class LoginList {
  /** What JSON's readers keep exactly: 53 bits. */
  private static final long LARGEST_NUMBER = (1L << 53) - 1;

  private final LoginSql directory;
  private final Transactions transactions;
  private final Clock clock;
  private final Duration longestLifetime;
  private final SecureRandom random = new SecureRandom();

  LoginList(
      LoginSql directory,
      Transactions transactions,
      Clock clock,
      LoginSettings settings,
      TokenSettings tokens) {
    this.directory = directory;
    this.transactions = transactions;
    this.clock = clock;
    this.longestLifetime =
        settings.lifetime().compareTo(tokens.refreshLifetime()) > 0
            ? settings.lifetime()
            : tokens.refreshLifetime();
  }

  /** A new login to that account, with a number of its own. */
  Login begin(Login account) {
    return account.numbered(random.nextLong(1, LARGEST_NUMBER + 1));
  }

  /**
   * Ends that login on every instance, and all copies of it. When too many of the user's logins
   * have ended one by one, it ends all of them.
   */
  void end(Login login) {
    transactions.write("log out", List.of(), () -> ended(login));
  }

  private boolean ended(Login login) {
    var entry = directory.find(login.username()).filter(found -> found.allows(login));
    entry.ifPresent(found -> {
      Instant now = clock.instant();
      EndedLogins ended = found.ended().with(login.number(), now.plus(longestLifetime), now);
      if (ended.tooMany()) {
        directory.end(login, EndedLogins.of(""), login.sessionNumber() + 1);
      } else {
        directory.end(login, ended, login.sessionNumber());
      }
    });
    return entry.isPresent();
  }
}
