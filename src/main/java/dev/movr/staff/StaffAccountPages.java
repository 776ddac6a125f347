package dev.movr.staff;

import dev.movr.language.Words;
import dev.movr.login.Login;
import dev.movr.login.Logins;
import dev.movr.login.StaffMember;
import dev.movr.region.City;
import dev.movr.web.failure.NotFound;
import dev.movr.web.input.Form;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where staff find an account, suspend it, and lift that. */
@Controller
class StaffAccountPages {
  private static final int LONGEST_SHOWN = 100;

  private final StaffAccounts accounts;
  private final Logins logins;

  StaffAccountPages(StaffAccounts accounts, Logins logins) {
    this.accounts = accounts;
    this.logins = logins;
  }

  @GetMapping("/{city}/staff/accounts")
  ModelAndView find(
      Authentication who,
      @PathVariable City city,
      @RequestParam(defaultValue = "") String username) {
    Optional<StaffAccount> found =
        username.isBlank() ? Optional.empty() : accounts.find(city, username);
    var shown = username.substring(0, Math.min(username.length(), LONGEST_SHOWN));
    return new ModelAndView(
        "staff-accounts",
        Map.of(
            "city", city,
            "member", StaffMember.of(who),
            "username", shown,
            "account", found,
            "elsewhere",
                found.isEmpty() ? elsewhere(StaffMember.of(who), username) : Optional.empty()));
  }

  /** Where the account has its home, for those who may go there. */
  private Optional<City> elsewhere(StaffMember member, String username) {
    return username.isBlank() || username.length() > LONGEST_SHOWN
        ? Optional.empty()
        : logins.find(username).map(Login::city).filter(member::isOf);
  }

  @GetMapping("/{city}/staff/accounts/{id}/suspend")
  ModelAndView suspendForm(@PathVariable City city, @PathVariable UUID id) {
    return form(city, id, true, Form.of(Map.of()), HttpStatus.OK);
  }

  @GetMapping("/{city}/staff/accounts/{id}/lift")
  ModelAndView liftForm(@PathVariable City city, @PathVariable UUID id) {
    return form(city, id, false, Form.of(Map.of()), HttpStatus.OK);
  }

  private ModelAndView form(City city, UUID id, boolean suspend, Form form, HttpStatus status) {
    var account = accounts.find(city, id).orElseThrow(NotFound::new);
    return new ModelAndView(
        "staff-suspension",
        Map.of("city", city, "account", account, "suspend", suspend, "form", form),
        status);
  }

  @PostMapping("/{city}/staff/accounts/{id}/suspend")
  ModelAndView suspend(
      Authentication who,
      @PathVariable City city,
      @PathVariable UUID id,
      @Valid @ModelAttribute Reason reason,
      BindingResult errors,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (!errors.hasErrors()) {
      refused(accounts.suspend(StaffMember.of(who), city, id, reason.reason()))
          .ifPresent(words -> errors.rejectValue("reason", "refused", words));
    }
    return errors.hasErrors()
        ? form(city, id, true, Form.of(request, errors), HttpStatus.UNPROCESSABLE_CONTENT)
        : account(city, id, Words.text("staff.is-suspended"), next);
  }

  @PostMapping("/{city}/staff/accounts/{id}/lift")
  ModelAndView lift(
      Authentication who,
      @PathVariable City city,
      @PathVariable UUID id,
      @Valid @ModelAttribute Reason reason,
      BindingResult errors,
      HttpServletRequest request,
      RedirectAttributes next) {
    if (!errors.hasErrors()) {
      refused(accounts.lift(StaffMember.of(who), city, id, reason.reason()))
          .ifPresent(words -> errors.rejectValue("reason", "refused", words));
    }
    return errors.hasErrors()
        ? form(city, id, false, Form.of(request, errors), HttpStatus.UNPROCESSABLE_CONTENT)
        : account(city, id, Words.text("staff.is-lifted"), next);
  }

  private static Optional<String> refused(AccountChange change) {
    return switch (change) {
      case DONE -> Optional.empty();
      case OWN -> Optional.of(Words.text("staff.refused-own"));
      case OF_ALL_CITIES -> Optional.of(Words.text("staff.refused-above"));
      case NO_SUCH_ACCOUNT, NOT_STAFF -> throw new NotFound();
    };
  }

  private ModelAndView account(City city, UUID id, String notice, RedirectAttributes next) {
    next.addFlashAttribute("notice", notice);
    accounts.find(city, id).ifPresent(found -> next.addAttribute("username", found.username()));
    return new ModelAndView("redirect:/" + city.slug() + "/staff/accounts");
  }
}
