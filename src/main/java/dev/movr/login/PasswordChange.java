package dev.movr.login;

/** What came of changing a password. */
public sealed interface PasswordChange {
  /** Changed; every login has ended, and this one takes the place of the own. */
  record Changed(Login login) implements PasswordChange {}

  /** Refused: the new password breaks that rule. */
  record PasswordRefused(String reason) implements PasswordChange {}

  /** Refused: the logins were ended elsewhere in the meantime. */
  record LoggedOut() implements PasswordChange {}
}
