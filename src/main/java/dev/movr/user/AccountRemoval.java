package dev.movr.user;

/** What came of removing an account. */
public sealed interface AccountRemoval {
  /** The account is removed, now or before. */
  record Removed() implements AccountRemoval {}

  /** Refused: the ride must be ended first. */
  record Riding() implements AccountRemoval {}

  /** Refused: the vehicles must be removed first. */
  record Owning() implements AccountRemoval {}
}
