package dev.movr.login;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/** Keeps a login on the client, sealed, so that any instance in any region recognises it. */
@Component
public class LoginCookie {
  private static final String NAME = "movr_login";

  private final SealedLogins sealed;
  private final LoginList list;
  private final CsrfTokenRepository formTokens;
  private final LoginSettings settings;

  LoginCookie(
      SealedLogins sealed, LoginList list, CsrfTokenRepository formTokens, LoginSettings settings) {
    this.sealed = sealed;
    this.list = list;
    this.formTokens = formTokens;
    this.settings = settings;
  }

  /**
   * The login that the client sends, unless it has expired; {@link Logins} knows whether it is
   * still valid.
   */
  Optional<SealedLogins.IssuedLogin> read(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, NAME))
        .flatMap(cookie -> sealed.open(NAME, cookie.getValue(), settings.lifetime()));
  }

  boolean isDueForRenewal(SealedLogins.IssuedLogin issued) {
    return sealed.age(issued).compareTo(settings.renewAfter()) >= 0;
  }

  /** Hands the client a login of its own. */
  public void begin(Login account, HttpServletRequest request, HttpServletResponse response) {
    write(list.begin(account, request, settings.lifetime()), request, response);
  }

  /** Hands the client the same login with a new lifetime. */
  void renew(Login login, HttpServletRequest request, HttpServletResponse response) {
    list.note(login, request, settings.lifetime());
    write(login, request, response);
  }

  /** Hands the login to the client, in place of another; the token of its forms lives as long. */
  public void write(Login login, HttpServletRequest request, HttpServletResponse response) {
    var token = formTokens.loadToken(request);
    if (token != null) {
      formTokens.saveToken(token, request, response);
    }
    set(sealed.seal(NAME, login), settings.lifetime(), request, response);
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
