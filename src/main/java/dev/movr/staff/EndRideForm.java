package dev.movr.staff;

import dev.movr.language.Words;
import dev.movr.region.City;
import dev.movr.web.input.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * When a ride has ended.
 *
 * @param time in the city, as {@code 2026-11-28T14:05}; empty for now
 */
record EndRideForm(String time) {
  EndRideForm(@Nullable String time) {
    this.time = Text.clean(time);
  }

  /** Empty for now, and when {@code errors} say what is wrong. */
  Optional<Instant> in(City city, Errors errors) {
    try {
      return time.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDateTime.parse(time).atZone(city.timeZone()).toInstant());
    } catch (DateTimeException notATime) {
      errors.rejectValue("time", "malformed", Words.text("fleet.time-malformed"));
      return Optional.empty();
    }
  }
}
