package dev.movr.recovery;

import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.login.Password;
import dev.movr.login.PasswordConfirmation;
import dev.movr.web.input.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The page on which a new e-mail address is confirmed, by who is logged in and knows the password:
 * neither a stranger whose address was mistyped, nor a stranger with a copied cookie.
 */
@Controller
class EmailPages {
  private final EmailChanges changes;
  private final PasswordConfirmation confirmation;

  EmailPages(EmailChanges changes, PasswordConfirmation confirmation) {
    this.changes = changes;
    this.confirmation = confirmation;
  }

  @GetMapping("/profile/email")
  ModelAndView form(
      @AuthenticationPrincipal Login login,
      @RequestParam(defaultValue = "") String link,
      HttpServletResponse response) {
    LinkPages.keepToThisPage(response);
    return changes
        .opened(login, link)
        .map(change -> form(link, change, Form.of(Map.of()), HttpStatus.OK))
        .orElseGet(EmailPages::refused);
  }

  @PostMapping("/profile/email")
  ModelAndView confirm(
      @AuthenticationPrincipal Login login,
      @RequestParam(defaultValue = "") String link,
      @RequestParam(defaultValue = "") Password currentPassword,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes next) {
    LinkPages.keepToThisPage(response);
    Optional<EmailChanges.Change> change = changes.opened(login, link);
    if (change.isEmpty()) {
      return refused();
    }
    String fault = confirmation.fault(login, currentPassword, request, response);
    if (!fault.isEmpty()) {
      return form(
          link,
          change.get(),
          Form.withError(Map.of(), "currentPassword", fault),
          PasswordConfirmation.status(response));
    }
    if (!changes.confirm(login, change.get())) {
      return refused();
    }
    next.addFlashAttribute("notice", Words.text("recovery.confirmed"));
    return new ModelAndView("redirect:/profile");
  }

  private static ModelAndView form(
      String link, EmailChanges.Change change, Form form, HttpStatus status) {
    return new ModelAndView(
        "profile-email", Map.of("link", link, "email", change.to(), "form", form), status);
  }

  private static ModelAndView refused() {
    return LinkPages.refused(
        Words.text("recovery.refused-email"), "/profile", Words.text("recovery.refused-profile"));
  }
}
