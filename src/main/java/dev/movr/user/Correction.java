package dev.movr.user;

/** What came of correcting an account. */
sealed interface Correction {
  /** Everything is saved. */
  record Saved(User user) implements Correction {}

  /** The name is saved, and the e-mail address counts once it is confirmed. */
  record ToBeConfirmed(User user) implements Correction {}

  /** The name is saved; the e-mail address is not, since too many were to be confirmed. */
  record TooManyToConfirm() implements Correction {}

  /** Refused: the account is removed. */
  record NoAccount() implements Correction {}
}
