package dev.movr.login;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.region.City;
import dev.movr.web.CurrentCity;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Service;

/** The logins of a user, one by one. */
@Service
public class LoginList {
  /** What JSON's readers keep exactly: 53 bits. */
  private static final long LARGEST_NUMBER = (1L << 53) - 1;

  /** More than this are robots'. */
  private static final int MOST_LISTED = 100;

  private final LoginListSql sql;
  private final LoginSql directory;
  private final Transactions transactions;
  private final Reads reads;
  private final CurrentCity currentCity;
  private final Clock clock;
  private final Duration longestLifetime;
  private final SecureRandom random = new SecureRandom();

  LoginList(
      LoginListSql sql,
      LoginSql directory,
      Transactions transactions,
      Reads reads,
      CurrentCity currentCity,
      Clock clock,
      LoginSettings settings,
      TokenSettings tokens) {
    this.sql = sql;
    this.directory = directory;
    this.transactions = transactions;
    this.reads = reads;
    this.currentCity = currentCity;
    this.clock = clock;
    this.longestLifetime =
        settings.lifetime().compareTo(tokens.refreshLifetime()) > 0
            ? settings.lifetime()
            : tokens.refreshLifetime();
  }

  /**
   * A new login to that account, with a number of its own.
   *
   * @param lifetime without use
   */
  Login begin(Login account, HttpServletRequest request, Duration lifetime) {
    Login login = account.numbered(random.nextLong(1, LARGEST_NUMBER + 1));
    note(login, request, lifetime);
    return login;
  }

  /**
   * Notes the use of a login, when it begins and when it is given a new lifetime. Nobody has to
   * wait for another try when the home region is away: it is noted at the next renewal.
   */
  void note(Login login, HttpServletRequest request, Duration lifetime) {
    String device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
    String near = currentCity.located(request).map(City::name).orElse(null);
    Instant now = clock.instant();
    try {
      transactions.write(
          "note login",
          List.of(login.city()),
          () -> {
            sql.removeExpired(login, now);
            sql.note(login, device, near, now.truncatedTo(ChronoUnit.HOURS), now.plus(lifetime));
            return login;
          });
    } catch (DataAccessException notNoted) {
      return;
    }
  }

  /** The logins of that user, in browsers and of programs, last used first, at most 100. */
  public List<ListedLogin> of(Login login) {
    return reads.read(login.city(), () -> sql.of(login, clock.instant(), MOST_LISTED));
  }

  /** Ends one of the listed logins of that user; false when it is none of them. */
  boolean end(Login login, long number) {
    boolean listed = of(login).stream().anyMatch(one -> one.number() == number);
    if (listed) {
      end(login.numbered(number));
    }
    return listed;
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
