package dev.movr.user;

import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.web.failure.RetryAfter;
import java.time.Duration;

/** What came of registering. */
public sealed interface Registration {
  /** The account exists, made now or by the same form before. */
  record Registered(Login login) implements Registration {}

  /** Refused: somebody else has the username. */
  record UsernameTaken() implements Registration {}

  /** Refused: the form was sent before with another username or password, and made an account. */
  record AlreadyRegistered() implements Registration {}

  /** Refused: the password breaks that rule. */
  record PasswordRefused(String reason) implements Registration {}

  /** Refused: too many register, here or everywhere. Nothing was done. */
  record TooMany(Duration retryAfter) implements Registration {
    /** For people. */
    public String message() {
      return Words.text("user.too-many", new RetryAfter(retryAfter).inWords());
    }
  }
}
