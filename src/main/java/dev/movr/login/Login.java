package dev.movr.login;

import dev.movr.region.City;
import java.security.Principal;
import java.util.UUID;

/**
 * Who is logged in. A login is valid as long as its session number equals the one in the username
 * directory, which does not have its number among those that were ended.
 *
 * @param city the home city
 * @param username in its {@linkplain dev.movr.web.input.Text#canonical canonical} form
 * @param sessionNumber of all logins of the user
 * @param number of this login alone; 0 for an account, as long as nobody has logged in to it
 */
public record Login(City city, UUID userId, String username, long sessionNumber, long number)
    implements Principal {
  /** An account, to which nobody has logged in yet. */
  public Login(City city, UUID userId, String username, long sessionNumber) {
    this(city, userId, username, sessionNumber, 0);
  }

  public Login numbered(long newNumber) {
    return new Login(city, userId, username, sessionNumber, newNumber);
  }

  @Override
  public String getName() {
    return username;
  }
}
