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
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Who may log in, and which logins are valid. */
@Service
@EnableConfigurationProperties(LoginSettings.class)
public class Logins {
  private final LoginSql sql;
  private final PasswordHashes hashes;
  private final LoginAttempts attempts;
  private final LoginSettings settings;
  private final Transactions transactions;
  private final Reads reads;
  private final MeterRegistry meters;

  Logins(
      LoginSql sql,
      PasswordHashes hashes,
      LoginAttempts attempts,
      LoginSettings settings,
      Transactions transactions,
      Reads reads,
      MeterRegistry meters) {
    this.sql = sql;
    this.hashes = hashes;
    this.attempts = attempts;
    this.settings = settings;
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
    String canonical = Text.canonical(Text.clean(username));
    LoginOutcome outcome = attempt(canonical, canonical, password, address);
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
    return attempt("id " + login.userId(), login.username(), password, address);
  }

  private LoginOutcome attempt(String counted, String username, Password password, String address) {
    if (!attempts.begin(counted, address)) {
      return new LoginOutcome.TooManyAttempts(settings.attemptsWindow());
    }
    long start = System.nanoTime();
    LoginOutcome outcome;
    try {
      outcome = verified(username, password);
    } catch (DataAccessException failure) {
      attempts.notMade(counted, address);
      throw failure;
    }
    if (outcome instanceof LoginOutcome.Refused) {
      waitUntil(start + settings.floor().toNanos());
    } else {
      attempts.succeeded(counted, address);
    }
    return outcome;
  }

  /** Only who knows the password is told of a suspension. */
  private LoginOutcome verified(String canonical, Password password) {
    Optional<DirectoryEntry> entry = reads.readDirectory(() -> sql.find(canonical));
    Optional<LoginSql.AtHome> user = entry.flatMap(found -> atHome(found.login()));
    if (!hashes.match(password, user.map(LoginSql.AtHome::passwordHash).orElse(null))) {
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

  private static void waitUntil(long nanoTime) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The account that has this username, however it is written. */
  public Optional<Login> find(String username) {
    return reads.readDirectory(() -> sql.find(Text.canonical(username))).map(DirectoryEntry::login);
  }

  /** Whether that account has this password; for null: whether it has none. */
  public boolean hasPassword(City home, UUID userId, @Nullable Password password) {
    return reads
        .read(home, () -> sql.atHome(home, userId))
        .map(user -> password != null && hashes.match(password, user.passwordHash()))
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
    String hash = hashes.of(password);
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
