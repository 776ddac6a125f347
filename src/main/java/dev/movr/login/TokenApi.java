package dev.movr.login;

import dev.movr.api.description.Refuses;
import dev.movr.language.Words;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.failure.Refusal;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.DependentRequired;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signs the API's clients in and out. */
@RestController
@Tag(name = "Logins")
@RequestMapping("/api/v1/tokens")
class TokenApi {
  private final Logins logins;
  private final Tokens tokens;
  private final LoginList list;

  TokenApi(Logins logins, Tokens tokens, LoginList list) {
    this.logins = logins;
    this.tokens = tokens;
    this.list = list;
  }

  /** Either a username and its password, or a refresh token. */
  @Schema(
      minProperties = 1,
      dependentRequiredMap = {
        @DependentRequired(name = "username", value = "password"),
        @DependentRequired(name = "password", value = "username"),
        @DependentRequired(name = "recoveryCode", value = "password")
      },
      example =
          """
          {"username": "ada-1815", "password": "correct horse battery"}
          """)
  record Credentials(
      @Nullable String username,
      @Nullable Password password,
      @Schema(
              description =
                  "One of the user's recovery codes, which is used up: for accounts that ask for a passkey after the password.")
          @Nullable String recoveryCode,
      @Nullable String refreshToken) {}

  @Operation(
      operationId = "signIn",
      summary = "Log in",
      description =
          "With a username and password, or with a refresh token. A client that sends the last refresh token it had along with the password, even an expired one, is known: it does not wait when others have tried too often. An account that asks for a passkey after the password needs a recovery code as well.")
  @Refuses({
    ProblemType.CREDENTIALS_REFUSED,
    ProblemType.ACCOUNT_SUSPENDED,
    ProblemType.SECOND_FACTOR_REQUIRED,
    ProblemType.INVALID,
    ProblemType.TOO_MANY_ATTEMPTS
  })
  @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
  Tokens.Pair signIn(@RequestBody Credentials credentials, HttpServletRequest request) {
    String username = credentials.username();
    String refreshToken = credentials.refreshToken();
    if (username != null && credentials.password() != null) {
      Optional<String> device =
          Optional.ofNullable(refreshToken).flatMap(token -> tokens.device(token, username));
      String address = request.getRemoteAddr();
      LoginOutcome outcome = logins.logIn(username, credentials.password(), address, device);
      String code = credentials.recoveryCode();
      if (outcome instanceof LoginOutcome.SecondFactorNeeded(Login account, _) && code != null) {
        outcome = logins.proveByCode(account, code, address, device);
      }
      return tokens.begin(account(outcome), request);
    }
    if (refreshToken == null) {
      throw Refusal.ofField("username", Words.text("login.credentials"));
    }
    return tokens
        .refresh(refreshToken, request)
        .orElseThrow(ProblemType.CREDENTIALS_REFUSED::refusal);
  }

  private static Login account(LoginOutcome outcome) {
    return switch (outcome) {
      case LoginOutcome.LoggedIn(Login account, _) -> account;
      case LoginOutcome.SecondFactorNeeded _ -> throw ProblemType.SECOND_FACTOR_REQUIRED.refusal();
      case LoginOutcome.Refused() -> throw ProblemType.CREDENTIALS_REFUSED.refusal();
      case LoginOutcome.Suspended(String reason) ->
          throw ProblemType.ACCOUNT_SUSPENDED.refusal(reason);
      case LoginOutcome.TooManyAttempts(var wait) ->
          throw ProblemType.TOO_MANY_ATTEMPTS.refusal().retryAfter(wait);
    };
  }

  @Operation(
      operationId = "signOutHere",
      summary = "Log out",
      description =
          "Revokes the access token, the refresh token that came with it, and all tokens that were obtained with that one.")
  @DeleteMapping("/current")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOutHere(@AuthenticationPrincipal Login login) {
    list.end(login);
  }

  /** Everywhere: the logins of the pages end too. */
  @Operation(
      operationId = "signOut",
      summary = "Log out everywhere",
      description = "Revokes all your tokens and all your logins in browsers.")
  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(@AuthenticationPrincipal Login login) {
    logins.logOutEverywhere(login);
  }
}
