package dev.movr.login;

import static dev.movr.language.Words.text;

import dev.movr.web.failure.RetryAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Asks who is logged in for the password again, before what a copied cookie must not do. */
@Component
public class PasswordConfirmation {
  private final Logins logins;

  PasswordConfirmation(Logins logins) {
    this.logins = logins;
  }

  /**
   * What is wrong with the password, in words; empty when nothing is. After too many attempts the
   * answer says how long to wait.
   */
  public String fault(
      Login login, Password password, HttpServletRequest request, HttpServletResponse response) {
    return switch (logins.confirm(login, password, request.getRemoteAddr())) {
      case LoginOutcome.LoggedIn _, LoginOutcome.SecondFactorNeeded _ -> "";
      case LoginOutcome.Refused() -> text("login.wrong-password");
      case LoginOutcome.Suspended suspended -> suspended.message();
      case LoginOutcome.TooManyAttempts tooMany -> {
        String wait = new RetryAfter(tooMany.retryAfter()).seconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, wait);
        yield tooMany.message();
      }
    };
  }

  /** Of a form that is shown again: whether it is refused for a while. */
  public static HttpStatus status(HttpServletResponse response) {
    return response.containsHeader(HttpHeaders.RETRY_AFTER)
        ? HttpStatus.TOO_MANY_REQUESTS
        : HttpStatus.UNPROCESSABLE_CONTENT;
  }
}
