package dev.movr.user;

import dev.movr.database.Reads;
import dev.movr.database.Transactions;
import dev.movr.web.Text;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Service;

/** Who may log in, and which logins live. */
@Service
@EnableConfigurationProperties(LoginSettings.class)
public class Logins {
  private final LoginSql sql;
  private final PasswordHashes hashes;
  private final LoginAttempts attempts;
  private final LoginSettings settings;
  private final Transactions transactions;
  private final Reads reads;

  Logins(
      LoginSql sql,
      PasswordHashes hashes,
      LoginAttempts attempts,
      LoginSettings settings,
      Transactions transactions,
      Reads reads) {
    this.sql = sql;
    this.hashes = hashes;
    this.attempts = attempts;
    this.settings = settings;
    this.transactions = transactions;
    this.reads = reads;
  }

  /** What came of {@link #logIn}. */
  public sealed interface Outcome {
    /** Username and password are right. */
    record LoggedIn(Login login) implements Outcome {}

    /** Username or password is wrong; which of them is not told. */
    record Refused() implements Outcome {}

    /** Refused without a look at the password. */
    record TooManyAttempts(Duration retryAfter) implements Outcome {}
  }

  /**
   * Unknown users and wrong passwords are answered alike, after the same work, and no sooner than
   * the floor.
   *
   * @param address the client's
   */
  public Outcome logIn(String username, Password password, String address) {
    String canonical = Text.canonical(Text.clean(username));
    return attempt(canonical, canonical, password, address);
  }

  /**
   * Whether who is logged in knows the password, too. It is counted apart from the username's
   * logins, so that others who guess there cannot keep the user from changing it.
   */
  public Outcome confirm(Login login, Password password, String address) {
    return attempt("id " + login.userId(), login.username(), password, address);
  }

  private Outcome attempt(String counted, String username, Password password, String address) {
    if (!attempts.begin(counted, address)) {
      return new Outcome.TooManyAttempts(settings.attemptsWindow());
    }
    long start = System.nanoTime();
    Optional<Login> login;
    try {
      login = verified(username, password);
    } catch (DataAccessException failure) {
      attempts.notMade(counted, address);
      throw failure;
    }
    if (login.isEmpty()) {
      waitUntil(start + settings.floor().toNanos());
      return new Outcome.Refused();
    }
    attempts.succeeded(counted, address);
    return new Outcome.LoggedIn(login.get());
  }

  private Optional<Login> verified(String canonical, Password password) {
    Optional<Login> login = reads.readDirectory(() -> sql.find(canonical));
    Optional<String> hash =
        login.flatMap(found ->
            reads.read(found.city(), () -> sql.passwordHash(found.city(), found.userId())));
    return hashes.match(password, hash.orElse(null)) ? login : Optional.empty();
  }

  private static void waitUntil(long nanoTime) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a login still lives: one read of a primary key, which is near in every region. */
  public boolean isCurrent(Login login) {
    return reads.readDirectory(() -> sql.find(login.username())).filter(login::equals).isPresent();
  }

  /** What came of {@link #changePassword}. */
  public sealed interface PasswordChange {
    /** Changed; every login has ended, and this one takes the place of the own. */
    record Changed(Login login) implements PasswordChange {}

    /** The new password breaks that rule. */
    record PasswordRefused(String reason) implements PasswordChange {}

    /** The logins were ended elsewhere in the meantime. */
    record LoggedOut() implements PasswordChange {}
  }

  /**
   * Changes the password of a user who has just shown to know the old one, and ends the other
   * logins.
   */
  public PasswordChange changePassword(Login login, Password password) {
    Optional<String> fault = password.fault(login.username());
    if (fault.isPresent()) {
      return new PasswordChange.PasswordRefused(fault.get());
    }
    String hash = hashes.of(password);
    return transactions.write(List.of(login.city()), () -> sql.changePassword(login, hash))
        ? new PasswordChange.Changed(next(login))
        : new PasswordChange.LoggedOut();
  }

  /** Ends every login of that user, this one too. */
  public void logOutEverywhere(Login login) {
    transactions.write(List.of(), () -> sql.endLogins(login));
  }

  private static Login next(Login login) {
    return new Login(login.city(), login.userId(), login.username(), login.sessionNumber() + 1);
  }
}
