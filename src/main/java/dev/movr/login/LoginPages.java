package dev.movr.login;

import dev.movr.language.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
  private final LoginAnswers answers;

  LoginPages(
      Logins logins,
      LoginList list,
      LoginCookie cookie,
      DeviceCookie device,
      LoginAnswers answers) {
    this.logins = logins;
    this.list = list;
    this.cookie = cookie;
    this.device = device;
    this.answers = answers;
  }

  @GetMapping("/login")
  ModelAndView form(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") String next) {
    return LoginAnswers.page(new LoginAnswers.Sent(username, next), "", HttpStatus.OK);
  }

  @PostMapping("/login")
  ModelAndView logIn(
      @RequestParam(defaultValue = "") String username,
      @RequestParam(defaultValue = "") Password password,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    return answers.of(
        logIn(username, password, request),
        new LoginAnswers.Sent(username, next),
        Words.text("login.wrong"),
        request,
        response);
  }

  private LoginOutcome logIn(String username, Password password, HttpServletRequest request) {
    return logins.logIn(username, password, request.getRemoteAddr(), device.of(request, username));
  }

  @PostMapping("/logout")
  String logOut(
      @AuthenticationPrincipal Login login,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    list.end(login);
    cookie.delete(request, response);
    next.addFlashAttribute("notice", Words.text("login.logged-out"));
    return "redirect:/";
  }

  /** Sent twice it finds nothing more to end. */
  @PostMapping("/profile/logins/{number}/end")
  String end(
      @AuthenticationPrincipal Login login, @PathVariable long number, RedirectAttributes next) {
    next.addFlashAttribute(
        "notice", Words.text(list.end(login, number) ? "login.ended" : "login.ended-already"));
    return "redirect:/profile";
  }
}
