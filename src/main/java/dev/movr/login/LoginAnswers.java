package dev.movr.login;

import dev.movr.language.Language;
import dev.movr.web.CurrentCity;
import dev.movr.web.CurrentLanguage;
import dev.movr.web.failure.RetryAfter;
import dev.movr.web.input.LocalPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** What a browser gets for trying to log in, by whatever proof: the same. */
@Component
public class LoginAnswers {
  private final LoginCookie cookie;
  private final DeviceCookie device;
  private final PendingLogin pending;
  private final CurrentCity currentCity;
  private final CurrentLanguage currentLanguage;

  LoginAnswers(
      LoginCookie cookie,
      DeviceCookie device,
      PendingLogin pending,
      CurrentCity currentCity,
      CurrentLanguage currentLanguage) {
    this.cookie = cookie;
    this.device = device;
    this.pending = pending;
    this.currentCity = currentCity;
    this.currentLanguage = currentLanguage;
  }

  /**
   * What the page for logging in was sent.
   *
   * @param username empty where there was none
   * @param next the page that was wanted
   */
  public record Sent(String username, String next) {
    /** A path of this site; empty when there was none. */
    public String nextPath() {
      return LocalPath.of(next, "");
    }
  }

  /**
   * The page that was wanted is shown next, or the vehicles of the current city.
   *
   * @param refusal what is said when the proof is none
   */
  public ModelAndView of(
      LoginOutcome outcome,
      Sent sent,
      String refusal,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (outcome) {
      case LoginOutcome.LoggedIn(Login login, Optional<Language> language) -> {
        cookie.begin(login, request, response);
        device.write(login, request, response);
        pending.delete(request, response);
        language.ifPresent(its -> currentLanguage.takeOver(its, request, response));
        yield new ModelAndView("redirect:" + LocalPath.of(sent.next(), vehicles(request)));
      }
      case LoginOutcome.SecondFactorNeeded(Login account, Optional<Language> language) -> {
        language.ifPresent(its -> currentLanguage.takeOver(its, request, response));
        pending.write(account, request, response);
        String next = URLEncoder.encode(sent.nextPath(), StandardCharsets.UTF_8);
        yield new ModelAndView(
            "redirect:/login/second-factor" + (next.isEmpty() ? "" : "?next=" + next));
      }
      case LoginOutcome.Refused() -> page(sent, refusal, HttpStatus.UNPROCESSABLE_CONTENT);
      case LoginOutcome.Suspended suspended ->
          page(sent, suspended.message(), HttpStatus.FORBIDDEN);
      case LoginOutcome.TooManyAttempts tooMany -> {
        String wait = new RetryAfter(tooMany.retryAfter()).seconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, wait);
        yield page(sent, tooMany.message(), HttpStatus.TOO_MANY_REQUESTS);
      }
    };
  }

  private String vehicles(HttpServletRequest request) {
    return "/" + currentCity.of(request).city().slug() + "/vehicles";
  }

  static ModelAndView page(Sent sent, String error, HttpStatus status) {
    String username = sent.username();
    var model =
        Map.of(
            "username",
            username.substring(0, Math.min(username.length(), 100)),
            "next",
            sent.nextPath(),
            "error",
            error,
            "suspended",
            status == HttpStatus.FORBIDDEN);
    return new ModelAndView("login", model, status);
  }
}
