package dev.movr.passkey;

import static dev.movr.language.Words.text;

import dev.movr.login.Device;
import dev.movr.login.Login;
import dev.movr.login.Password;
import dev.movr.login.PasswordConfirmation;
import dev.movr.web.WebSettings;
import dev.movr.web.failure.NotFound;
import dev.movr.web.input.Form;
import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which users add and remove passkeys. */
@Controller
class PasskeyPages {
  private final Passkeys passkeys;
  private final Ceremonies ceremonies;
  private final Challenges challenges;
  private final PasswordConfirmation confirmation;
  private final WebSettings settings;

  PasskeyPages(
      Passkeys passkeys,
      Ceremonies ceremonies,
      Challenges challenges,
      PasswordConfirmation confirmation,
      WebSettings settings) {
    this.passkeys = passkeys;
    this.ceremonies = ceremonies;
    this.challenges = challenges;
    this.confirmation = confirmation;
    this.settings = settings;
  }

  /** What a passkey is to be called. */
  record Named(@PlainText(max = 60) String label) {
    Named(@Nullable String label) {
      this.label = Text.clean(label);
    }
  }

  @GetMapping("/profile/passkeys/add")
  ModelAndView addForm(HttpServletRequest request) {
    String device = Device.of(request.getHeader(HttpHeaders.USER_AGENT));
    return new ModelAndView("passkey-add", "form", Form.of(Map.of("label", device)));
  }

  /** Hands out a challenge to who gives the password: only they can answer it. */
  @PostMapping("/profile/passkeys/add")
  ModelAndView begin(
      @AuthenticationPrincipal Login login,
      @Valid @ModelAttribute Named named,
      BindingResult errors,
      @RequestParam(defaultValue = "") Password currentPassword,
      HttpServletRequest request,
      HttpServletResponse response) {
    RelyingParty party = RelyingParty.of(settings, request);
    String fault = confirmation.fault(login, currentPassword, request, response);
    if (!fault.isEmpty()) {
      errors.reject("currentPassword", fault);
    }
    if (errors.hasErrors()) {
      return new ModelAndView(
          "passkey-add",
          Map.of("form", Form.of(request, errors), "fault", fault),
          PasswordConfirmation.status(response));
    }
    var question = ceremonies.addition(party, login, passkeys.credentials(login));
    challenges.give(
        Challenges.Use.ADDITION, question.challenge(), holder(login), request, response);
    return new ModelAndView(
        "passkey-create", Map.of("label", named.label(), "question", question.json()));
  }

  /** This very login. */
  private static String holder(Login login) {
    return login.userId() + " " + login.sessionNumber() + " " + login.number();
  }

  @PostMapping("/profile/passkeys")
  ModelAndView add(
      @AuthenticationPrincipal Login login,
      @Valid @ModelAttribute Named named,
      BindingResult errors,
      @RequestParam(defaultValue = "") String credential,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    RelyingParty party = RelyingParty.of(settings, request);
    boolean added =
        challenges
            .take(Challenges.Use.ADDITION, holder(login), request, response)
            .filter(challenge -> !errors.hasErrors())
            .map(challenge -> passkeys.add(party, login, challenge, named.label(), credential))
            .orElse(false);
    if (!added) {
      String refusal = text("passkeys.not-added", Passkeys.MOST);
      return new ModelAndView(
          "passkey-add",
          Map.of("form", Form.of(request, errors), "fault", "", "refusal", refusal),
          HttpStatus.UNPROCESSABLE_CONTENT);
    }
    next.addFlashAttribute("notice", text("passkeys.added"));
    return new ModelAndView("redirect:/profile");
  }

  @GetMapping("/profile/passkeys/{id}/remove")
  ModelAndView removeForm(@AuthenticationPrincipal Login login, @PathVariable UUID id) {
    return removing(login, id, Form.of(Map.of()), HttpStatus.OK);
  }

  private ModelAndView removing(Login login, UUID id, Form form, HttpStatus status) {
    Safeguards safeguards = passkeys.of(login);
    Passkey passkey =
        safeguards.passkeys().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(NotFound::new);
    boolean switchesOff = safeguards.secondFactor() && safeguards.passkeys().size() == 1;
    return new ModelAndView(
        "passkey-remove",
        Map.of("passkey", passkey, "switchesOff", switchesOff, "form", form),
        status);
  }

  @PostMapping("/profile/passkeys/{id}/remove")
  ModelAndView remove(
      @AuthenticationPrincipal Login login,
      @PathVariable UUID id,
      @RequestParam(defaultValue = "") Password currentPassword,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    String fault = confirmation.fault(login, currentPassword, request, response);
    if (!fault.isEmpty()) {
      var form = Form.withError(Map.of(), "currentPassword", fault);
      return removing(login, id, form, PasswordConfirmation.status(response));
    }
    next.addFlashAttribute(
        "notice",
        passkeys.remove(login, id).map(PasskeyPages::words).orElseGet(() -> text("passkeys.gone")));
    return new ModelAndView("redirect:/profile");
  }

  private static String words(PasskeyChangeSql.Removal removal) {
    return text(
        removal.last() && removal.secondFactor() ? "passkeys.removed-last" : "passkeys.removed");
  }
}
