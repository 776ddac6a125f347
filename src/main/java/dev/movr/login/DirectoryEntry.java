package dev.movr.login;

import java.util.Optional;

/**
 * What the username directory says of a username, at the moment of asking. Nothing of it travels
 * with a login, so all of it counts at once, on every instance.
 *
 * @param login the account
 */
record DirectoryEntry(
    Login login, Optional<StaffScope> staff, boolean suspended, EndedLogins ended) {
  /** Whether that login is still valid. */
  boolean allows(Login asking) {
    return login.equals(asking.numbered(login.number()))
        && !suspended
        && !ended.contains(asking.number());
  }
}
