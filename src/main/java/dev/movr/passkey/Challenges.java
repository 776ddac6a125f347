package dev.movr.passkey;

import dev.movr.web.security.Sealer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Challenges that were handed to this browser, sealed in cookies: MovR has no sessions. That one is
 * answered once comes from what is stored with the passkey: see {@link PasskeySql#use}.
 */
@Component
final class Challenges {
  static final Duration LIFETIME = Duration.ofMinutes(5);

  /** What a challenge is for; each has a cookie of its own. */
  enum Use {
    LOGIN("movr_passkey_login"),
    ADDITION("movr_passkey_addition");

    private final String cookie;

    Use(String cookie) {
      this.cookie = cookie;
    }
  }

  /**
   * A challenge, and when it was made.
   *
   * @param holder for whom; empty for whoever logs in
   */
  record Challenge(Bytes bytes, Instant madeAt, String holder) {}

  private final Sealer sealer;
  private final Clock clock;

  Challenges(Sealer sealer, Clock clock) {
    this.sealer = sealer;
    this.clock = clock;
  }

  void give(
      Use use,
      Bytes challenge,
      String holder,
      HttpServletRequest request,
      HttpServletResponse response) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    String text = String.join("\n", now.toString(), challenge.toBase64UrlString(), holder);
    set(use.cookie, sealer.seal(use.cookie, text), LIFETIME, request, response);
  }

  /**
   * The challenge of this browser for that use and that holder, which the browser loses now. Empty
   * when there is none, or it is too old.
   */
  Optional<Challenge> take(
      Use use, String holder, HttpServletRequest request, HttpServletResponse response) {
    var cookie = WebUtils.getCookie(request, use.cookie);
    if (cookie == null) {
      return Optional.empty();
    }
    set(use.cookie, "", Duration.ZERO, request, response);
    return sealer
        .open(use.cookie, cookie.getValue())
        .map(text -> text.split("\n", 3))
        .map(parts -> new Challenge(Bytes.fromBase64(parts[1]), Instant.parse(parts[0]), parts[2]))
        .filter(challenge -> challenge.holder().equals(holder))
        .filter(challenge -> challenge.madeAt().plus(LIFETIME).isAfter(clock.instant()));
  }

  private static void set(
      String name,
      String value,
      Duration age,
      HttpServletRequest request,
      HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .maxAge(age);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
