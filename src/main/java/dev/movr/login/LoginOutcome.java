package dev.movr.login;

import dev.movr.web.failure.RetryAfter;
import java.time.Duration;
import java.util.Optional;

/** What came of logging in, or of confirming a password. */
public sealed interface LoginOutcome {
  /** Username and password are right. */
  record LoggedIn(Login login) implements LoginOutcome {}

  /** Username and password are right, and something more is asked for. */
  record SecondFactorNeeded(Login account) implements LoginOutcome {}

  /** Refused: username or password is wrong; which of them is not told. */
  record Refused() implements LoginOutcome {}

  /**
   * Refused: username and password are right, but staff have suspended the account.
   *
   * @param reason theirs
   */
  record Suspended(String reason) implements LoginOutcome {
    public static Suspended of(Optional<String> reason) {
      return new Suspended(reason.orElse("none that is still on record"));
    }

    /** For people. */
    public String message() {
      return "This account is suspended. The reason that MovR’s staff gave: " + reason;
    }
  }

  /** Refused without a look at the password. */
  record TooManyAttempts(Duration retryAfter) implements LoginOutcome {
    /** For people. */
    public String message() {
      return "There were too many attempts. Please try again "
          + new RetryAfter(retryAfter).inWords()
          + ".";
    }
  }
}
