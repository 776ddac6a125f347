package dev.movr.user;

import dev.movr.api.IdempotencyKey;
import dev.movr.api.Validation;
import dev.movr.api.description.Refuses;
import dev.movr.database.transaction.OutcomeUnknown;
import dev.movr.language.Language;
import dev.movr.login.Login;
import dev.movr.recovery.EmailChanges;
import dev.movr.web.failure.NotFound;
import dev.movr.web.failure.ProblemType;
import dev.movr.web.failure.Refusal;
import dev.movr.web.input.PlainText;
import dev.movr.web.input.Text;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for the API's clients. */
@RestController
@Tag(name = "Accounts")
@RequestMapping("/api/v1")
class UserApi {
  private final Users users;
  private final Corrections corrections;
  private final Validation validation;

  UserApi(Users users, Corrections corrections, Validation validation) {
    this.users = users;
    this.corrections = corrections;
    this.validation = validation;
  }

  @Operation(
      operationId = "signUp",
      summary = "Register",
      description =
          "Creates an account. An Idempotency-Key belongs to the username: the same request sent again returns the same account.")
  @Refuses({
    ProblemType.USERNAME_TAKEN,
    ProblemType.INVALID,
    ProblemType.IDEMPOTENCY_KEY_REUSED,
    ProblemType.TOO_MANY_ATTEMPTS
  })
  @ResponseStatus(HttpStatus.CREATED)
  @PostMapping(path = "/users", consumes = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<User> signUp(
      @RequestBody NewUser body,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable IdempotencyKey key,
      HttpServletRequest request) {
    NewUser user = validation.valid(body.withId(id(body, key)));
    return switch (users.add(user.speaking(), request.getRemoteAddr())) {
      case Registration.Registered(Login login) ->
          ResponseEntity.created(URI.create("/api/v1/me"))
              .body(OutcomeUnknown.unlessReadBack(() -> me(login)));
      case Registration.UsernameTaken() -> throw taken(user);
      case Registration.AlreadyRegistered() -> throw ProblemType.IDEMPOTENCY_KEY_REUSED.refusal();
      case Registration.PasswordRefused(String reason) -> throw Refusal.ofField("password", reason);
      case Registration.TooMany(Duration wait) ->
          throw ProblemType.TOO_MANY_ATTEMPTS.refusal().retryAfter(wait);
    };
  }

  /**
   * Nobody is signed in yet, so a key belongs to a username: two clients that choose the same key
   * do not collide, and guessing somebody's key reveals nothing.
   */
  private static UUID id(NewUser user, @Nullable IdempotencyKey key) {
    return IdempotencyKey.id(key, List.of("user", Text.canonical(user.username())), content(user));
  }

  /**
   * Of who does not say so as it was before there was the question: a request may be sent again.
   */
  private static List<String> content(NewUser user) {
    var told =
        Stream.of(String.valueOf(user.city()), user.firstName(), user.lastName(), user.email());
    var listed = Boolean.TRUE.equals(user.listed()) ? Stream.of("listed") : Stream.<String>empty();
    var language = Optional.ofNullable(user.language()).map(Language::tag).stream();
    return Stream.of(told, listed, language).flatMap(part -> part).toList();
  }

  private Refusal taken(NewUser user) {
    boolean sameKey =
        users
            .find(user.username())
            .filter(holder -> IdempotencyKey.sameKey(holder.id(), user.id()))
            .isPresent();
    return (sameKey ? ProblemType.IDEMPOTENCY_KEY_REUSED : ProblemType.USERNAME_TAKEN).refusal();
  }

  @Operation(operationId = "getMe", summary = "Get your account")
  @GetMapping("/me")
  User me(@AuthenticationPrincipal Login login) {
    return users.find(login.city(), login.userId()).orElseThrow(NotFound::new);
  }

  /**
   * Changes to one's own account; what is left out or null stays as it is. The rules are here for
   * the description: {@link PersonalData} holds against them what comes of the changes.
   */
  @Schema(
      name = "AccountChanges",
      example =
          """
          {"lastName": "King"}
          """)
  record Changes(
      @Schema(types = {"string", "null"}) @PlainText(max = 60) @Nullable String firstName,
      @Schema(types = {"string", "null"}) @PlainText(max = 60) @Nullable String lastName,
      @Schema(types = {"string", "null"}) @PlainText(max = 254) @EmailAddress
          @Nullable String email,
      @Schema(types = {"boolean", "null"}) @Nullable Boolean listed,
      @Schema(
              types = {"string", "null"},
              description = "Of your account, and of mails to you.")
          @Nullable Language language) {
    PersonalData of(User user) {
      return new PersonalData(
          Objects.requireNonNullElse(firstName, user.firstName()),
          Objects.requireNonNullElse(lastName, user.lastName()),
          Objects.requireNonNullElse(email, user.email()),
          Objects.requireNonNullElse(listed, user.listed()),
          language);
    }
  }

  @Operation(
      operationId = "changeMe",
      summary = "Change your account",
      description =
          "Fields that are omitted or null stay as they are. Where MovR sends mails, a new e-mail address counts once its user has followed the link that is sent to it, and until then the answer has the old one; other changes count at once.")
  @Refuses({ProblemType.INVALID, ProblemType.TOO_MANY_ATTEMPTS})
  @PatchMapping(path = "/me", consumes = MediaType.APPLICATION_JSON_VALUE)
  User change(
      @AuthenticationPrincipal Login login,
      @RequestBody Changes changes,
      HttpServletRequest request) {
    return switch (corrections.correct(
        login,
        changes.email() == null ? null : Text.clean(changes.email()),
        user -> validation.valid(changes.of(user)),
        request.getRemoteAddr())) {
      case Correction.Saved(User user) -> user;
      case Correction.ToBeConfirmed(User user) -> user;
      case Correction.TooManyToConfirm() ->
          throw ProblemType.TOO_MANY_ATTEMPTS.refusal().retryAfter(EmailChanges.WAIT);
      case Correction.NoAccount() -> throw new NotFound();
    };
  }

  /** The rides are kept, anonymously. */
  @Operation(
      operationId = "deleteMe",
      summary = "Delete your account",
      description = "Your rides are kept, anonymously.")
  @Refuses({ProblemType.ALREADY_RIDING, ProblemType.STILL_OWNING})
  @DeleteMapping("/me")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@AuthenticationPrincipal Login login) {
    switch (users.remove(login)) {
      case AccountRemoval.Removed() -> {}
      case AccountRemoval.Riding() -> throw ProblemType.ALREADY_RIDING.refusal();
      case AccountRemoval.Owning() -> throw ProblemType.STILL_OWNING.refusal();
    }
  }
}
