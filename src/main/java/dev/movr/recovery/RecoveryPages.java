package dev.movr.recovery;

import dev.movr.language.Words;
import dev.movr.login.Password;
import dev.movr.mail.Mails;
import dev.movr.web.input.Form;
import dev.movr.web.input.Text;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages for those who have forgotten the password. */
@Controller
class RecoveryPages {
  private final Recoveries recoveries;
  private final Mails mails;
  private final RecoverySettings settings;

  RecoveryPages(Recoveries recoveries, Mails mails, RecoverySettings settings) {
    this.recoveries = recoveries;
    this.mails = mails;
    this.settings = settings;
  }

  @GetMapping("/forgotten-password")
  ModelAndView askForm(@RequestParam(defaultValue = "false") boolean asked) {
    return asking(asked, Form.of(Map.of()), HttpStatus.OK);
  }

  /** The answer is the same for every username, and nothing was looked up for it. */
  @PostMapping("/forgotten-password")
  ModelAndView ask(
      @RequestParam(defaultValue = "") String username,
      HttpServletRequest request,
      HttpServletResponse response) {
    if (!mails.areSent()) {
      return new ModelAndView("redirect:/forgotten-password");
    }
    if (Text.clean(username).isEmpty()) {
      return asking(username, Words.text("recovery.no-username"), HttpStatus.UNPROCESSABLE_CONTENT);
    }
    if (!recoveries.ask(username, request.getRemoteAddr())) {
      response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(SealedLinks.LIFETIME.toSeconds()));
      return asking(username, Words.text("recovery.too-many"), HttpStatus.TOO_MANY_REQUESTS);
    }
    return new ModelAndView("redirect:/forgotten-password?asked=true");
  }

  private ModelAndView asking(String username, String error, HttpStatus status) {
    var shown = username.substring(0, Math.min(username.length(), 100));
    return asking(false, Form.withError(Map.of("username", shown), "username", error), status);
  }

  private ModelAndView asking(boolean asked, Form form, HttpStatus status) {
    var model =
        Map.of(
            "asked",
            asked,
            "form",
            form,
            "mails",
            mails.areSent(),
            "contact",
            String.valueOf(settings.contact()));
    return new ModelAndView("forgotten-password", model, status);
  }

  /**
   * Looks at the link and does not use it: programs that check mails for harm follow links, too.
   */
  @GetMapping("/new-password")
  ModelAndView form(@RequestParam(defaultValue = "") String link, HttpServletResponse response) {
    LinkPages.keepToThisPage(response);
    return recoveries
        .opened(link)
        .map(account -> form(link, account.login().username(), Form.of(Map.of()), HttpStatus.OK))
        .orElseGet(RecoveryPages::refused);
  }

  @PostMapping("/new-password")
  ModelAndView recover(
      @RequestParam(defaultValue = "") String link,
      @RequestParam(defaultValue = "") Password newPassword,
      HttpServletResponse response,
      RedirectAttributes next) {
    LinkPages.keepToThisPage(response);
    return switch (recoveries.recover(link, newPassword)) {
      case Recovery.Recovered() -> {
        next.addFlashAttribute("notice", Words.text("recovery.changed"));
        yield new ModelAndView("redirect:/login");
      }
      case Recovery.PasswordRefused(String username, String reason) ->
          form(
              link,
              username,
              Form.withError(Map.of(), "newPassword", reason),
              HttpStatus.UNPROCESSABLE_CONTENT);
      case Recovery.LinkRefused() -> refused();
    };
  }

  private static ModelAndView form(String link, String username, Form form, HttpStatus status) {
    return new ModelAndView(
        "new-password", Map.of("link", link, "username", username, "form", form), status);
  }

  private static ModelAndView refused() {
    return LinkPages.refused(
        Words.text("recovery.refused-password"),
        "/forgotten-password",
        Words.text("recovery.refused-ask"));
  }
}
