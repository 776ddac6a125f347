package dev.movr.login;

import dev.movr.database.transaction.Reads;
import dev.movr.database.transaction.Transactions;
import dev.movr.language.Language;
import dev.movr.region.City;
import dev.movr.web.input.Text;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
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
  private final RecoveryCodes codes;
  private final Floor floor;
  private final Transactions transactions;
  private final Reads reads;
  private final MeterRegistry meters;

  Logins(
      LoginSql sql,
      PasswordHashes hashes,
      LoginAttempts attempts,
      RecoveryCodes codes,
      Floor floor,
      Transactions transactions,
      Reads reads,
      MeterRegistry meters) {
    this.sql = sql;
    this.hashes = hashes;
    this.attempts = attempts;
    this.codes = codes;
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
    var attempt = LoginAttempts.Attempt.of(canonical, address, device);
    return metered(attempt(attempt, () -> verified(attempt, password)));
  }

  /**
   * Logs in whoever gives another proof than a password; attempts are counted as those with
   * passwords are.
   *
   * @param who what nobody knows but who may log in, or a username after its password was given
   * @param address the client's
   * @param device that is known to be the user's
   */
  public LoginOutcome prove(
      String who, String address, Optional<String> device, Supplier<LoginOutcome> proof) {
    return metered(attempt(LoginAttempts.Attempt.of(who, address, device), proof));
  }

  /**
   * Completes a login for which {@link LoginOutcome.SecondFactorNeeded} asked, with a recovery
   * code.
   */
  public LoginOutcome proveByCode(
      Login account, String code, String address, Optional<String> device) {
    return prove(
        account.username(),
        address,
        device,
        () ->
            codes.use(account, code)
                ? new LoginOutcome.LoggedIn(account, Optional.empty())
                : new LoginOutcome.Refused());
  }

  private LoginOutcome metered(LoginOutcome outcome) {
    meters.counter("movr.logins", "outcome", named(outcome)).increment();
    return outcome;
  }

  private static String named(LoginOutcome outcome) {
    return switch (outcome) {
      case LoginOutcome.LoggedIn _ -> "logged_in";
      case LoginOutcome.SecondFactorNeeded _ -> "second_factor_needed";
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
    var attempt = LoginAttempts.Attempt.of(login.username(), address, device);
    return attempt(attempt, () -> verified(attempt, password));
  }

  private LoginOutcome attempt(LoginAttempts.Attempt attempt, Supplier<LoginOutcome> proof) {
    long begin = System.nanoTime();
    LoginOutcome outcome = counted(attempt, proof);
    if (outcome instanceof LoginOutcome.Refused
        || outcome instanceof LoginOutcome.TooManyAttempts) {
      floor.awaitSince(begin);
    }
    return outcome;
  }

  private LoginOutcome counted(LoginAttempts.Attempt attempt, Supplier<LoginOutcome> proof) {
    Duration wait = attempts.begin(attempt);
    if (!wait.isZero()) {
      return new LoginOutcome.TooManyAttempts(wait);
    }
    boolean counts = false;
    try {
      LoginOutcome outcome = proof.get();
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
    if (found.suspended()) {
      return LoginOutcome.Suspended.of(user.map(LoginSql.AtHome::suspensionReason));
    }
    var language = user.map(LoginSql.AtHome::language).flatMap(Language::of);
    return user.filter(LoginSql.AtHome::secondFactor).isPresent()
        ? new LoginOutcome.SecondFactorNeeded(found.login(), language)
        : new LoginOutcome.LoggedIn(found.login(), language);
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

  /**
   * Whether that account has this password, which is all that it asks for; for null: whether it has
   * none.
   */
  public boolean hasPassword(City home, UUID userId, @Nullable Password password) {
    var holder = HashingQueue.Holder.known(userId.toString());
    return reads
        .read(home, () -> sql.atHome(home, userId))
        .map(user ->
            password != null
                && !user.secondFactor()
                && hashes.match(password, user.passwordHash(), holder))
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
