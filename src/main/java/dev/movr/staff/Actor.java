package dev.movr.staff;

import dev.movr.login.StaffMember;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who did something to an account.
 *
 * @param name a username; at the command line that of the operating system's user
 * @param id null at the command line
 */
record Actor(String name, @Nullable UUID id) {
  static Actor of(StaffMember member) {
    return new Actor(member.login().username(), member.login().userId());
  }

  static Actor atCommandLine(String systemUser) {
    return new Actor(systemUser, null);
  }
}
