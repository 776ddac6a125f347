package dev.movr.login;

import dev.movr.language.Language;
import dev.movr.language.Words;
import dev.movr.web.failure.RetryAfter;
import java.time.Duration;
import java.util.Optional;

/** What came of logging in, or of confirming a password. */
public sealed interface LoginOutcome {
  /**
   * Username and password are right.
   *
   * @param language the account's
   */
  record LoggedIn(Login login, Optional<Language> language) implements LoginOutcome {}

  /**
   * Username and password are right, and something more is asked for.
   *
   * @param language the account's
   */
  record SecondFactorNeeded(Login account, Optional<Language> language) implements LoginOutcome {}

  /** Refused: username or password is wrong; which of them is not told. */
  record Refused() implements LoginOutcome {}

  /**
   * Refused: username and password are right, but staff have suspended the account.
   *
   * @param reason theirs
   */
  record Suspended(String reason) implements LoginOutcome {
    public static Suspended of(Optional<String> reason) {
      return new Suspended(reason.orElseGet(() -> Words.text("login.no-reason")));
    }

    /** For people. */
    public String message() {
      return Words.text("login.suspended", reason);
    }
  }

  /** Refused without a look at the password. */
  record TooManyAttempts(Duration retryAfter) implements LoginOutcome {
    /** For people. */
    public String message() {
      return Words.text("login.too-many", new RetryAfter(retryAfter).inWords());
    }
  }
}
