package dev.movr.user;

import dev.movr.login.Login;
import dev.movr.login.LoginCookie;
import dev.movr.login.LoginOutcome;
import dev.movr.login.Logins;
import dev.movr.login.Password;
import dev.movr.login.PasswordChange;
import dev.movr.recovery.EmailChanges;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.RetryAfter;
import dev.movr.web.input.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which users correct, secure and remove their own account. */
@Controller
class AccountPages {
  private static final String TOO_MANY =
      "Too many links were sent to confirm an address. Please try again in 30 minutes.";

  private final Users users;
  private final Corrections corrections;
  private final EmailChanges emails;
  private final Logins logins;
  private final LoginCookie cookie;

  AccountPages(
      Users users,
      Corrections corrections,
      EmailChanges emails,
      Logins logins,
      LoginCookie cookie) {
    this.users = users;
    this.corrections = corrections;
    this.emails = emails;
    this.logins = logins;
    this.cookie = cookie;
  }

  @GetMapping("/profile/edit")
  ModelAndView editForm(@AuthenticationPrincipal Login login) {
    var user = users.find(login.city(), login.userId()).orElseThrow(NotFound::new);
    var values =
        Map.of(
            "firstName", user.firstName(),
            "lastName", user.lastName(),
            "email", user.email(),
            "listed", String.valueOf(user.listed()));
    return new ModelAndView("profile-edit", editing(Form.of(values)));
  }

  @PostMapping("/profile/edit")
  ModelAndView edit(
      @AuthenticationPrincipal Login login,
      @Valid @ModelAttribute PersonalData data,
      BindingResult errors,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    if (errors.hasErrors()) {
      return editAgain(request, response, errors);
    }
    return switch (corrections.correct(
        login, data.email(), user -> data, request.getRemoteAddr())) {
      case Correction.Saved _ -> profile("Your profile is saved.", next);
      case Correction.ToBeConfirmed _ ->
          profile(
              "Your name is saved. We have sent a link to "
                  + data.email()
                  + ": your e-mail address changes when you follow it, within 30 minutes.",
              next);
      case Correction.TooManyToConfirm() -> {
        errors.rejectValue("email", "attempts", TOO_MANY);
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(EmailChanges.WAIT.toSeconds()));
        yield editAgain(request, response, errors);
      }
      case Correction.NoAccount() -> throw new NotFound();
    };
  }

  private ModelAndView editAgain(
      HttpServletRequest request, HttpServletResponse response, BindingResult errors) {
    return again("profile-edit", request, response, errors)
        .addObject("confirmed", emails.areConfirmed());
  }

  private Map<String, Object> editing(Form form) {
    return Map.of("form", form, "confirmed", emails.areConfirmed());
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
        yield profile("Your password is changed, and your other logins have ended.", next);
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
    switch (logins.confirm(login, passwords.currentPassword(), request.getRemoteAddr())) {
      case LoginOutcome.LoggedIn _ -> {}
      case LoginOutcome.Refused() ->
          errors.rejectValue("currentPassword", "wrong", "This is not your password.");
      case LoginOutcome.Suspended suspended ->
          errors.rejectValue("currentPassword", "suspended", suspended.message());
      case LoginOutcome.TooManyAttempts tooMany -> {
        String wait = new RetryAfter(tooMany.retryAfter()).seconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, wait);
        errors.rejectValue("currentPassword", "attempts", tooMany.message());
      }
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
    next.addFlashAttribute("notice", "You are logged out everywhere.");
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
          next.addFlashAttribute("notice", "Your account is deleted. Farewell!");
          return new ModelAndView("redirect:/");
        }
        case AccountRemoval.Riding() ->
            errors.rejectValue(
                "currentPassword", "riding", "You are on a ride; please end it first.");
        case AccountRemoval.Owning() ->
            errors.rejectValue(
                "currentPassword", "owning", "You own vehicles; please remove them first.");
      }
    }
    return again("profile-delete", request, response, errors);
  }

  private static ModelAndView profile(String notice, RedirectAttributes next) {
    next.addFlashAttribute("notice", notice);
    return new ModelAndView("redirect:/profile");
  }

  private static ModelAndView again(
      String view, HttpServletRequest request, HttpServletResponse response, BindingResult errors) {
    HttpStatus status =
        response.containsHeader(HttpHeaders.RETRY_AFTER)
            ? HttpStatus.TOO_MANY_REQUESTS
            : HttpStatus.UNPROCESSABLE_CONTENT;
    return new ModelAndView(view, Map.of("form", Form.of(request, errors)), status);
  }
}
