package dev.movr.staff;

/** What came of suspending an account, or of lifting that. */
enum AccountChange {
  /** It is as was asked for, now or before. */
  DONE,
  NO_SUCH_ACCOUNT,
  /** Refused: nobody suspends themselves. */
  OWN,
  /** Refused: staff of all cities are for staff of all cities. */
  OF_ALL_CITIES,
  /** Refused: whoever asked is not staff of that city any more. */
  NOT_STAFF
}
