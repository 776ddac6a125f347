package dev.movr.login;

import dev.movr.web.CurrentCity;
import dev.movr.web.failure.RetryAfter;
import dev.movr.web.input.LocalPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which users log in and out. */
@Controller
class LoginPages {
  private final Logins logins;
  private final LoginList list;
  private final LoginCookie cookie;
  private final DeviceCookie device;
  private final CurrentCity currentCity;

  LoginPages(
      Logins logins,
      LoginList list,
      LoginCookie cookie,
      DeviceCookie device,
      CurrentCity currentCity) {
    this.logins = logins;
    this.list = list;
    this.cookie = cookie;
    this.device = device;
    this.currentCity = currentCity;
  }

  @GetMapping("/login")
  ModelAndView form(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String next) {
    return page(username, next, "", HttpStatus.OK);
  }

  /** The page that was wanted is shown next, or the vehicles of the current city. */
  @PostMapping("/login")
  ModelAndView logIn(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") Password password,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    return switch (logIn(username, password, request)) {
      case LoginOutcome.LoggedIn(Login login) -> {
        cookie.begin(login, request, response);
        device.write(login, request, response);
        yield new ModelAndView("redirect:" + LocalPath.of(next, vehicles(request)));
      }
      case LoginOutcome.Refused() ->
          page(username, next, "Username or password is wrong.", HttpStatus.UNPROCESSABLE_CONTENT);
      case LoginOutcome.Suspended suspended ->
          page(username, next, suspended.message(), HttpStatus.FORBIDDEN);
      case LoginOutcome.TooManyAttempts tooMany -> {
        String wait = new RetryAfter(tooMany.retryAfter()).seconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, wait);
        yield page(username, next, tooMany.message(), HttpStatus.TOO_MANY_REQUESTS);
      }
    };
  }

  private LoginOutcome logIn(String username, Password password, HttpServletRequest request) {
    return logins.logIn(username, password, request.getRemoteAddr(), device.of(request, username));
  }

  private String vehicles(HttpServletRequest request) {
    return "/" + currentCity.of(request).city().slug() + "/vehicles";
  }

  private static ModelAndView page(String username, String next, String error, HttpStatus status) {
    String shown = username.substring(0, Math.min(username.length(), 100));
    boolean suspended = status == HttpStatus.FORBIDDEN;
    var model =
        Map.of(
            "username", shown,
            "next", LocalPath.of(next, ""),
            "error", error,
            "suspended", suspended);
    return new ModelAndView("login", model, status);
  }

  @PostMapping("/logout")
  String logOut(
      @AuthenticationPrincipal Login login,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    list.end(login);
    cookie.delete(request, response);
    next.addFlashAttribute("notice", "You are logged out.");
    return "redirect:/";
  }

  /** Sent twice it finds nothing more to end. */
  @PostMapping("/profile/logins/{number}/end")
  String end(
      @AuthenticationPrincipal Login login, @PathVariable long number, RedirectAttributes next) {
    next.addFlashAttribute(
        "notice",
        list.end(login, number) ? "The login has ended." : "That login had ended already.");
    return "redirect:/profile";
  }
}
