package dev.movr.login;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.region.City;
import dev.movr.web.input.Text;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;

/** Who may log in, and which logins are valid. */
@Service
@EnableConfigurationProperties(LoginSettings.class)
public class Logins {
  private final LoginSql sql;
  private final PasswordHashes hashes;
  private final LoginAttempts attempts;
  private final Floor floor;
  private final Transactions transactions;
  private final Reads reads;
  private final MeterRegistry meters;

  Logins(
      LoginSql sql,
      PasswordHashes hashes,
      LoginAttempts attempts,
      Floor floor,
      Transactions transactions,
      Reads reads,
      MeterRegistry meters) {
    this.sql = sql;
    this.hashes = hashes;
    this.attempts = attempts;
    this.floor = floor;
    this.transactions = transactions;
    this.reads = reads;
    this.meters = meters;
  }

  /**
   * Unknown users and wrong passwords are answered alike, after the same work, and no sooner than
   * the floor.
   *
   * @param address the client's
   */
  public LoginOutcome logIn(String username, Password password, String address) {
    return logIn(username, password, address, Optional.empty());
  }

  /**
   * The same on a device that is known to be the user's: who guesses elsewhere does not make it
   * wait.
   */
  LoginOutcome logIn(String username, Password password, String address, Optional<String> device) {
    String canonical = Text.canonical(Text.clean(username));
    LoginOutcome outcome = attempt(LoginAttempts.Attempt.of(canonical, address, device), password);
    meters.counter("movr.logins", "outcome", named(outcome)).increment();
    return outcome;
  }

  private static String named(LoginOutcome outcome) {
    return switch (outcome) {
      case LoginOutcome.LoggedIn _ -> "logged_in";
      case LoginOutcome.Refused _ -> "refused";
      case LoginOutcome.Suspended _ -> "suspended";
      case LoginOutcome.TooManyAttempts _ -> "too_many_attempts";
    };
  }

  /**
   * Whether the logged-in user knows the password. These attempts are counted apart from logins, so
   * that others who guess the password cannot keep the user from changing it.
   */
  public LoginOutcome confirm(Login login, Password password, String address) {
    var device = Optional.of("login of " + login.userId());
    return attempt(LoginAttempts.Attempt.of(login.username(), address, device), password);
  }

  private LoginOutcome attempt(LoginAttempts.Attempt attempt, Password password) {
    long begin = System.nanoTime();
    LoginOutcome outcome = counted(attempt, password);
    if (outcome instanceof LoginOutcome.Refused
        || outcome instanceof LoginOutcome.TooManyAttempts) {
      floor.awaitSince(begin);
    }
    return outcome;
  }

  private LoginOutcome counted(LoginAttempts.Attempt attempt, Password password) {
    Duration wait = attempts.begin(attempt);
    if (!wait.isZero()) {
      return new LoginOutcome.TooManyAttempts(wait);
    }
    boolean counts = false;
    try {
      LoginOutcome outcome = verified(attempt, password);
      counts = outcome instanceof LoginOutcome.Refused;
      return outcome;
    } catch (HashingBusy busy) {
      return new LoginOutcome.TooManyAttempts(busy.retryAfter());
    } finally {
      if (!counts) {
        attempts.uncount(attempt);
      }
    }
  }

  /** Only who knows the password is told of a suspension. */
  private LoginOutcome verified(LoginAttempts.Attempt attempt, Password password) {
    Optional<DirectoryEntry> entry = reads.readDirectory(() -> sql.find(attempt.username()));
    Optional<LoginSql.AtHome> user = entry.flatMap(found -> atHome(found.login()));
    String hash = user.map(LoginSql.AtHome::passwordHash).orElse(null);
    if (!hashes.match(password, hash, attempt.holder())) {
      return new LoginOutcome.Refused();
    }
    DirectoryEntry found = entry.orElseThrow();
    return found.suspended()
        ? new LoginOutcome.Suspended(
            user.map(LoginSql.AtHome::suspensionReason).orElse("none that is still on record"))
        : new LoginOutcome.LoggedIn(found.login());
  }

  private Optional<LoginSql.AtHome> atHome(Login login) {
    return reads.read(login.city(), () -> sql.atHome(login.city(), login.userId()));
  }

  /** The account that has this username, however it is written. */
  public Optional<Login> find(String username) {
    return reads.readDirectory(() -> sql.find(Text.canonical(username))).map(DirectoryEntry::login);
  }

  /** The same, unless it is suspended. */
  public Optional<Login> findActive(String username) {
    return reads
        .readDirectory(() -> sql.find(Text.canonical(username)))
        .filter(entry -> !entry.suspended())
        .map(DirectoryEntry::login);
  }

  /** Lets a user log in whose forgotten password is replaced, after however many attempts. */
  public void forgetAttempts(Login login) {
    attempts.forget(login.username());
  }

  /** Whether that account has this password; for null: whether it has none. */
  public boolean hasPassword(City home, UUID userId, @Nullable Password password) {
    var holder = HashingQueue.Holder.known(userId.toString());
    return reads
        .read(home, () -> sql.atHome(home, userId))
        .map(user -> password != null && hashes.match(password, user.passwordHash(), holder))
        .orElse(password == null);
  }

  /** Whether a login is still valid. */
  public boolean isCurrent(Login login) {
    return current(login).isPresent();
  }

  /**
   * What the directory says of a login that is still valid: one read by primary key, which is local
   * in every region.
   */
  Optional<DirectoryEntry> current(Login login) {
    return reads
        .readDirectory(() -> sql.find(login.username()))
        .filter(entry -> entry.allows(login));
  }

  /**
   * Changes the password of a user who has just confirmed the old one, and ends the other logins.
   */
  public PasswordChange changePassword(Login login, Password password) {
    Optional<String> fault = password.fault(login.username());
    if (fault.isPresent()) {
      return new PasswordChange.PasswordRefused(fault.get());
    }
    String hash = hashes.of(password, login);
    return transactions.write(
            "change password", List.of(login.city()), () -> sql.changePassword(login, hash))
        ? new PasswordChange.Changed(next(login))
        : new PasswordChange.LoggedOut();
  }

  /** Ends every login of that user, this one too. */
  public void logOutEverywhere(Login login) {
    transactions.write("log out everywhere", List.of(), () -> sql.endLogins(login));
  }

  private static Login next(Login login) {
    return new Login(
        login.city(), login.userId(), login.username(), login.sessionNumber() + 1, login.number());
  }
}
