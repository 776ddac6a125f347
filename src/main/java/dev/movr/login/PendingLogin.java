package dev.movr.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Says, sealed, that the password of an account was given in this browser a moment ago. It logs
 * nobody in: it lets the second factor be asked for.
 */
@Component
public class PendingLogin {
  private static final String NAME = "movr_second_factor";
  private static final Duration LIFETIME = Duration.ofMinutes(5);

  private final SealedLogins sealed;

  PendingLogin(SealedLogins sealed) {
    this.sealed = sealed;
  }

  void write(Login account, HttpServletRequest request, HttpServletResponse response) {
    set(sealed.seal(NAME, account), LIFETIME, request, response);
  }

  /** The account, which may have changed since. */
  public Optional<Login> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, NAME))
        .flatMap(cookie -> sealed.open(NAME, cookie.getValue(), LIFETIME))
        .map(SealedLogins.IssuedLogin::login);
  }

  void delete(HttpServletRequest request, HttpServletResponse response) {
    if (WebUtils.getCookie(request, NAME) != null) {
      set("", Duration.ZERO, request, response);
    }
  }

  private static void set(
      String value, Duration age, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(NAME, value)
            .path("/login")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Strict")
            .maxAge(age);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
