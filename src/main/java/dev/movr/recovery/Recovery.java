package dev.movr.recovery;

/** What came of using a link for a forgotten password. */
sealed interface Recovery {
  /** The password is changed, and all logins have ended. */
  record Recovered() implements Recovery {}

  /** Refused: the password breaks that rule. The link is still good. */
  record PasswordRefused(String username, String reason) implements Recovery {}

  /** Refused: the link was used, has expired, or never was one. */
  record LinkRefused() implements Recovery {}
}
