package dev.movr.user;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.web.Sealer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Keeps a login on the client, sealed, so that any instance in any region knows it. */
@Component
public class LoginCookie {
  private static final String NAME = "movr_login";

  private final Sealer sealer;
  private final Cities cities;
  private final LoginSettings settings;
  private final Clock clock;

  LoginCookie(Sealer sealer, Cities cities, LoginSettings settings, Clock clock) {
    this.sealer = sealer;
    this.cities = cities;
    this.settings = settings;
    this.clock = clock;
  }

  /** A login, and when its cookie was made. */
  record Kept(Login login, Instant since) {}

  /**
   * The login that the client brings, unless it has expired; whether it still lives, {@link Logins}
   * knows.
   */
  Optional<Kept> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, NAME))
        .flatMap(cookie -> sealer.open(NAME, cookie.getValue()))
        .flatMap(this::parsed)
        .filter(kept -> age(kept).compareTo(settings.lifetime()) < 0);
  }

  private Optional<Kept> parsed(String text) {
    String[] parts = text.split("\n", -1);
    return cities.byName(parts[0]).map(city -> kept(city, parts));
  }

  private static Kept kept(City city, String[] parts) {
    return new Kept(
        new Login(city, UUID.fromString(parts[1]), parts[2], Long.parseLong(parts[3])),
        Instant.ofEpochSecond(Long.parseLong(parts[4])));
  }

  private Duration age(Kept kept) {
    return Duration.between(kept.since(), clock.instant());
  }

  boolean isDueForRenewal(Kept kept) {
    return age(kept).compareTo(settings.renewAfter()) >= 0;
  }

  /** Hands the login to the client, in place of another. */
  public void write(Login login, HttpServletRequest request, HttpServletResponse response) {
    String text =
        String.join(
            "\n",
            login.city().name(),
            login.userId().toString(),
            login.username(),
            String.valueOf(login.sessionNumber()),
            String.valueOf(clock.instant().getEpochSecond()));
    set(sealer.seal(NAME, text), settings.lifetime(), request, response);
  }

  /** Takes the login from the client. */
  public void delete(HttpServletRequest request, HttpServletResponse response) {
    set("", Duration.ZERO, request, response);
  }

  private static void set(
      String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(NAME, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(age);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
