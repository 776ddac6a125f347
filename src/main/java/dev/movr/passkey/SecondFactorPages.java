package dev.movr.passkey;

import static dev.movr.language.Words.text;

import dev.movr.login.Login;
import dev.movr.login.Password;
import dev.movr.login.PasswordConfirmation;
import dev.movr.web.input.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which users switch the second factor on and off, and get new recovery codes. */
@Controller
class SecondFactorPages {
  private final Passkeys passkeys;
  private final SecondFactors secondFactors;
  private final PasswordConfirmation confirmation;

  SecondFactorPages(
      Passkeys passkeys, SecondFactors secondFactors, PasswordConfirmation confirmation) {
    this.passkeys = passkeys;
    this.secondFactors = secondFactors;
    this.confirmation = confirmation;
  }

  @GetMapping("/profile/second-factor")
  ModelAndView form(@AuthenticationPrincipal Login login) {
    return page(login, Form.of(Map.of()), HttpStatus.OK);
  }

  private ModelAndView page(Login login, Form form, HttpStatus status) {
    return new ModelAndView(
        "profile-second-factor", Map.of("safeguards", passkeys.of(login), "form", form), status);
  }

  /** Switched on, or on already, it shows new recovery codes: this once. */
  @PostMapping("/profile/second-factor")
  ModelAndView change(
      @AuthenticationPrincipal Login login,
      @RequestParam(defaultValue = "false") boolean on,
      @RequestParam(defaultValue = "") Password currentPassword,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    String fault = confirmation.fault(login, currentPassword, request, response);
    if (!fault.isEmpty()) {
      var form = Form.withError(Map.of(), "currentPassword", fault);
      return page(login, form, PasswordConfirmation.status(response));
    }
    if (!on) {
      secondFactors.switchOff(login);
      next.addFlashAttribute("notice", text("passkeys.off-notice"));
      return new ModelAndView("redirect:/profile");
    }
    List<String> codes = secondFactors.switchOn(login);
    return codes.isEmpty()
        ? page(login, Form.of(Map.of()), HttpStatus.CONFLICT)
        : new ModelAndView("recovery-codes", "codes", codes);
  }
}
