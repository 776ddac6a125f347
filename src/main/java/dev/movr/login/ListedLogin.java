package dev.movr.login;

import dev.movr.region.City;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * A login as its user sees it.
 *
 * @param number its own
 * @param device in words
 * @param near the city near which it was used last; empty when no proxy has told where that was
 * @param usedAt to the hour, and up to an hour before the last use
 * @param current whether it is the one that asks
 */
@Schema(name = "Login")
public record ListedLogin(
    long number, String device, Optional<City> near, Instant usedAt, boolean current) {
  /** In the language of the request. */
  public String deviceInWords() {
    return Device.inWords(device);
  }
}
