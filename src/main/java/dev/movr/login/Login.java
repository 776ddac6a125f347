package dev.movr.login;

import dev.movr.region.City;
import java.security.Principal;
import java.util.UUID;

/**
 * Who is logged in. A login is valid as long as its session number equals the one in the username
 * directory.
 *
 * @param city the home city
 * @param username in its {@linkplain dev.movr.web.input.Text#canonical canonical} form
 */
public record Login(City city, UUID userId, String username, long sessionNumber)
    implements Principal {
  @Override
  public String getName() {
    return username;
  }
}
