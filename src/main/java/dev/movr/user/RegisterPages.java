package dev.movr.user;

import dev.movr.language.Words;
import dev.movr.login.DeviceCookie;
import dev.movr.login.Login;
import dev.movr.login.LoginCookie;
import dev.movr.web.CurrentCity;
import dev.movr.web.failure.RetryAfter;
import dev.movr.web.input.Form;
import dev.movr.web.input.LocalPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages on which a visitor registers. */
@Controller
class RegisterPages {
  private final Users users;
  private final LoginCookie cookie;
  private final DeviceCookie device;
  private final CurrentCity currentCity;

  RegisterPages(Users users, LoginCookie cookie, DeviceCookie device, CurrentCity currentCity) {
    this.users = users;
    this.cookie = cookie;
    this.device = device;
    this.currentCity = currentCity;
  }

  @GetMapping("/register")
  ModelAndView form(@RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    var values =
        Map.of(
            "id", UUID.randomUUID().toString(),
            "city", currentCity.of(request).city().slug(),
            "next", LocalPath.of(next, ""));
    return new ModelAndView("register", "form", Form.of(values));
  }

  /** The page that was wanted is shown next, or the vehicles of the home city. */
  @PostMapping("/register")
  ModelAndView register(
      @Valid @ModelAttribute @Nullable NewUser user,
      BindingResult errors,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes flash) {
    if (user != null && !errors.hasErrors()) {
      switch (users.add(user.speaking(), request.getRemoteAddr())) {
        case Registration.Registered(Login login) -> {
          cookie.begin(login, request, response);
          device.write(login, request, response);
          currentCity.choose(login.city(), request, response);
          flash.addFlashAttribute("notice", Words.text("user.welcome", user.firstName()));
          String vehicles = "/" + login.city().slug() + "/vehicles";
          return new ModelAndView("redirect:" + LocalPath.of(next, vehicles));
        }
        case Registration.UsernameTaken() ->
            errors.rejectValue("username", "taken", Words.text("user.username-taken"));
        case Registration.AlreadyRegistered() ->
            errors.rejectValue("username", "registered", Words.text("user.registered"));
        case Registration.PasswordRefused(String reason) ->
            errors.rejectValue("password", "refused", reason);
        case Registration.TooMany tooMany -> {
          String wait = new RetryAfter(tooMany.retryAfter()).seconds();
          response.setHeader(HttpHeaders.RETRY_AFTER, wait);
          return again(request, errors, tooMany.message(), HttpStatus.TOO_MANY_REQUESTS);
        }
      }
    }
    return again(request, errors, "", HttpStatus.UNPROCESSABLE_CONTENT);
  }

  private static ModelAndView again(
      HttpServletRequest request, BindingResult errors, String refusal, HttpStatus status) {
    var model = Map.of("form", Form.of(request, errors), "refusal", refusal);
    return new ModelAndView("register", model, status);
  }
}
