package dev.movr.user;

import dev.movr.language.Language;
import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.recovery.EmailChanges;
import dev.movr.web.CurrentLanguage;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.RetryAfter;
import dev.movr.web.input.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.function.Supplier;
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
  private final Users users;
  private final Corrections corrections;
  private final EmailChanges emails;
  private final CurrentLanguage currentLanguage;

  CorrectionPages(
      Users users, Corrections corrections, EmailChanges emails, CurrentLanguage currentLanguage) {
    this.users = users;
    this.corrections = corrections;
    this.emails = emails;
    this.currentLanguage = currentLanguage;
  }

  @GetMapping("/profile/edit")
  ModelAndView editForm(@AuthenticationPrincipal Login login) {
    var user = users.find(login.city(), login.userId()).orElseThrow(NotFound::new);
    var values =
        Map.of(
            "language", user.language().map(Language::tag).orElse(""),
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
      case Correction.Saved _ ->
          saved(data, () -> Words.text("user.saved"), request, response, next);
      case Correction.ToBeConfirmed _ ->
          saved(data, () -> Words.text("user.email-sent", data.email()), request, response, next);
      case Correction.TooManyToConfirm() -> {
        errors.rejectValue("email", "attempts", Words.text("user.email-too-many"));
        response.setHeader(HttpHeaders.RETRY_AFTER, new RetryAfter(EmailChanges.WAIT).seconds());
        yield editAgain(request, response, errors);
      }
      case Correction.NoAccount() -> throw new NotFound();
    };
  }

  /** The pages go on in the language of the account, on this browser. */
  private ModelAndView saved(
      PersonalData data,
      Supplier<String> notice,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    Language language = data.language() == null ? Language.current() : data.language();
    if (language != Language.current()) {
      currentLanguage.choose(language, request, response);
    }
    return AccountPages.profile(language.speak(notice), next);
  }

  private ModelAndView editAgain(
      HttpServletRequest request, HttpServletResponse response, BindingResult errors) {
    return AccountPages.again("profile-edit", request, response, errors)
        .addObject("confirmed", emails.areConfirmed());
  }
}
