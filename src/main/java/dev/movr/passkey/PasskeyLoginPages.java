package dev.movr.passkey;

import static dev.movr.language.Words.text;

import dev.movr.login.DeviceCookie;
import dev.movr.login.Login;
import dev.movr.login.LoginAnswers;
import dev.movr.login.LoginAnswers.Sent;
import dev.movr.login.LoginOutcome;
import dev.movr.login.Logins;
import dev.movr.login.PendingLogin;
import dev.movr.web.WebSettings;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.RetryAfter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Logging in with a passkey: instead of the password, or after it. */
@Controller
class PasskeyLoginPages {
  private final Passkeys passkeys;
  private final Ceremonies ceremonies;
  private final Challenges challenges;
  private final Logins logins;
  private final LoginAnswers answers;
  private final PendingLogin pending;
  private final DeviceCookie device;
  private final WebSettings settings;

  PasskeyLoginPages(
      Passkeys passkeys,
      Ceremonies ceremonies,
      Challenges challenges,
      Logins logins,
      LoginAnswers answers,
      PendingLogin pending,
      DeviceCookie device,
      WebSettings settings) {
    this.passkeys = passkeys;
    this.ceremonies = ceremonies;
    this.challenges = challenges;
    this.logins = logins;
    this.answers = answers;
    this.pending = pending;
    this.device = device;
    this.settings = settings;
  }

  /** What the browser asks its authenticators for. */
  @GetMapping("/login/passkey")
  ResponseEntity<String> question(HttpServletRequest request, HttpServletResponse response) {
    return asked(ceremonies.login(party(request)), request, response);
  }

  private RelyingParty party(HttpServletRequest request) {
    return RelyingParty.of(settings, request);
  }

  private ResponseEntity<String> asked(
      Ceremonies.Question question, HttpServletRequest request, HttpServletResponse response) {
    challenges.give(Challenges.Use.LOGIN, question.challenge(), "", request, response);
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(question.json());
  }

  @PostMapping("/login/passkey")
  ModelAndView logIn(
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response) {
    LoginOutcome outcome =
        proven(credential, passkeys::find, device.ofAnybody(request), request, response);
    return answers.of(outcome, new Sent("", next), text("passkeys.refused"), request, response);
  }

  /**
   * Attempts are counted by credential, which nobody else knows: so nobody makes its owner wait.
   * The passkey is looked for once the attempt may be made.
   */
  private LoginOutcome proven(
      String sent,
      Function<Ceremonies.Answer, Optional<PasskeySql.Found>> finding,
      Optional<String> knownDevice,
      HttpServletRequest request,
      HttpServletResponse response) {
    RelyingParty party = party(request);
    Optional<Challenges.Challenge> challenge =
        challenges.take(Challenges.Use.LOGIN, "", request, response);
    Optional<Ceremonies.Answer> answer = ceremonies.read(sent);
    String who = answer.map(read -> "passkey " + read.id().toBase64UrlString()).orElse("passkey");
    return logins.prove(
        who,
        request.getRemoteAddr(),
        knownDevice,
        () ->
            challenge
                .flatMap(its ->
                    answer.flatMap(read ->
                        finding.apply(read).map(found -> passkeys.proven(party, found, its, read))))
                .orElseGet(LoginOutcome.Refused::new));
  }

  @GetMapping("/login/second-factor")
  ModelAndView secondFactor(
      @RequestParam(defaultValue = "") String next, HttpServletRequest request) {
    return pending
        .read(request)
        .map(account -> page(next, "", HttpStatus.OK))
        .orElseGet(() -> new ModelAndView("redirect:/login"));
  }

  private static ModelAndView page(String next, String error, HttpStatus status) {
    var sent = new Sent("", next);
    return new ModelAndView(
        "second-factor", Map.of("next", sent.nextPath(), "error", error), status);
  }

  /** The same for who has given the password: with one of their passkeys. */
  @GetMapping("/login/second-factor/passkey")
  ResponseEntity<String> secondQuestion(HttpServletRequest request, HttpServletResponse response) {
    Login account = pending.read(request).orElseThrow(NotFound::new);
    return asked(
        ceremonies.login(party(request), account, passkeys.credentials(account)),
        request,
        response);
  }

  @PostMapping("/login/second-factor")
  ModelAndView logInBySecondFactor(
      @RequestParam(defaultValue = "") String credential,
      @RequestParam(defaultValue = "") String code,
      @RequestParam(defaultValue = "") String next,
      HttpServletRequest request,
      HttpServletResponse response,
      RedirectAttributes flash) {
    Optional<Login> given = pending.read(request);
    if (given.isEmpty()) {
      flash.addFlashAttribute("notice", text("passkeys.too-late"));
      return new ModelAndView("redirect:/login");
    }
    Login account = given.get();
    boolean byCode = credential.isEmpty();
    Optional<String> known = device.of(request, account.username());
    LoginOutcome outcome =
        byCode
            ? logins.proveByCode(account, code, request.getRemoteAddr(), known)
            : proven(
                credential, answer -> passkeys.find(answer, account), known, request, response);
    String refusal = text(byCode ? "passkeys.code-refused" : "passkeys.refused");
    return switch (outcome) {
      case LoginOutcome.Refused() -> page(next, refusal, HttpStatus.UNPROCESSABLE_CONTENT);
      case LoginOutcome.TooManyAttempts tooMany -> {
        String wait = new RetryAfter(tooMany.retryAfter()).seconds();
        response.setHeader(HttpHeaders.RETRY_AFTER, wait);
        yield page(next, tooMany.message(), HttpStatus.TOO_MANY_REQUESTS);
      }
      default -> answers.of(outcome, new Sent("", next), refusal, request, response);
    };
  }
}
