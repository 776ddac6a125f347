package dev.movr.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** What a client has chosen, remembered there for a year. It is no secret, and may be anything. */
record PreferenceCookie(String name) {
  private static final Duration LIFETIME = Duration.ofDays(365);

  Optional<String> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, name)).map(Cookie::getValue);
  }

  void write(String value, HttpServletRequest request, HttpServletResponse response) {
    var cookie =
        ResponseCookie.from(name, value)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(LIFETIME);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
