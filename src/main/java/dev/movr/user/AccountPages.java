package dev.movr.user;

import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.login.LoginCookie;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.login.PasswordChange;
import dev.movr.login.PasswordConfirmation;
import dev.movr.web.input.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which users secure and remove their own account. */
@Controller
class AccountPages {
  private final Users users;
  private final Logins logins;
  private final PasswordConfirmation confirmation;
  private final LoginCookie cookie;

  AccountPages(Users users, Logins logins, PasswordConfirmation confirmation, LoginCookie cookie) {
    this.users = users;
    this.logins = logins;
    this.confirmation = confirmation;
    this.cookie = cookie;
  }

  /** The passwords of a form; not every form has both. */
  record Passwords(Password currentPassword, Password newPassword) {
    Passwords {
      currentPassword = currentPassword == null ? new Password("") : currentPassword;
      newPassword = newPassword == null ? new Password("") : newPassword;
    }
  }

  @GetMapping("/profile/password")
  ModelAndView passwordForm() {
    return new ModelAndView("profile-password", "form", Form.of(Map.of()));
  }

  /** Ends the other logins, and goes on with a new one here. */
  @PostMapping("/profile/password")
  ModelAndView changePassword(
      @AuthenticationPrincipal Login login,
      @ModelAttribute Passwords passwords,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    if (!knowsPassword(login, passwords, errors, request, response)) {
      return again("profile-password", request, response, errors);
    }
    return switch (logins.changePassword(login, passwords.newPassword())) {
      case PasswordChange.Changed(Login changed) -> {
        cookie.write(changed, request, response);
        yield profile(Words.text("user.password-changed"), next);
      }
      case PasswordChange.PasswordRefused(String reason) -> {
        errors.rejectValue("newPassword", "refused", reason);
        yield again("profile-password", request, response, errors);
      }
      case PasswordChange.LoggedOut() -> new ModelAndView("redirect:/login?next=/profile");
    };
  }

  private boolean knowsPassword(
      Login login,
      Passwords passwords,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response) {
    String fault = confirmation.fault(login, passwords.currentPassword(), request, response);
    if (!fault.isEmpty()) {
      errors.rejectValue("currentPassword", "refused", fault);
    }
    return !errors.hasErrors();
  }

  @PostMapping("/profile/log-out-everywhere")
  String logOutEverywhere(
      @AuthenticationPrincipal Login login,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    logins.logOutEverywhere(login);
    cookie.delete(request, response);
    next.addFlashAttribute("notice", Words.text("user.logged-out-everywhere"));
    return "redirect:/";
  }

  @GetMapping("/profile/delete")
  ModelAndView deleteForm() {
    return new ModelAndView("profile-delete", "form", Form.of(Map.of()));
  }

  @PostMapping("/profile/delete")
  ModelAndView delete(
      @AuthenticationPrincipal Login login,
      @ModelAttribute Passwords passwords,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    if (knowsPassword(login, passwords, errors, request, response)) {
      switch (users.remove(login)) {
        case AccountRemoval.Removed() -> {
          cookie.delete(request, response);
          next.addFlashAttribute("notice", Words.text("user.deleted"));
          return new ModelAndView("redirect:/");
        }
        case AccountRemoval.Riding() ->
            errors.rejectValue("currentPassword", "riding", Words.text("user.delete-riding"));
        case AccountRemoval.Owning() ->
            errors.rejectValue("currentPassword", "owning", Words.text("user.delete-owning"));
      }
    }
    return again("profile-delete", request, response, errors);
  }

  static ModelAndView profile(String notice, RedirectAttributes next) {
    next.addFlashAttribute("notice", notice);
    return new ModelAndView("redirect:/profile");
  }

  /** A form with what was typed; refused for a while when the answer says how long to wait. */
  static ModelAndView again(
      String view, HttpServletRequest request, HttpServletResponse response, BindingResult errors) {
    HttpStatus status = PasswordConfirmation.status(response);
    return new ModelAndView(view, Map.of("form", Form.of(request, errors)), status);
  }
}
