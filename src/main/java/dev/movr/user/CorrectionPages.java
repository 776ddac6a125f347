package dev.movr.user;

import dev.movr.login.Login;
import dev.movr.recovery.EmailChanges;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.RetryAfter;
import dev.movr.web.input.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which users correct their own account. */
@Controller
class CorrectionPages {
  private static final String TOO_MANY =
      "Too many links were sent to confirm an address. Please try again in 30 minutes.";

  private final Users users;
  private final Corrections corrections;
  private final EmailChanges emails;

  CorrectionPages(Users users, Corrections corrections, EmailChanges emails) {
    this.users = users;
    this.corrections = corrections;
    this.emails = emails;
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
    return new ModelAndView(
        "profile-edit", Map.of("form", Form.of(values), "confirmed", emails.areConfirmed()));
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
      case Correction.Saved _ -> AccountPages.profile("Your profile is saved.", next);
      case Correction.ToBeConfirmed _ ->
          AccountPages.profile(
              "Your name is saved. We have sent a link to "
                  + data.email()
                  + ": your e-mail address changes when you follow it, within 30 minutes.",
              next);
      case Correction.TooManyToConfirm() -> {
        errors.rejectValue("email", "attempts", TOO_MANY);
        response.setHeader(HttpHeaders.RETRY_AFTER, new RetryAfter(EmailChanges.WAIT).seconds());
        yield editAgain(request, response, errors);
      }
      case Correction.NoAccount() -> throw new NotFound();
    };
  }

  private ModelAndView editAgain(
      HttpServletRequest request, HttpServletResponse response, BindingResult errors) {
    return AccountPages.again("profile-edit", request, response, errors)
        .addObject("confirmed", emails.areConfirmed());
  }
}
