package dev.movr.web.failure;

import dev.movr.web.ProgramPaths;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problems that the API answers with. Their names and statuses are kept: clients tell
 * problems apart by them.
 */
public enum ProblemType {
  MALFORMED(
      HttpStatus.BAD_REQUEST,
      "The request cannot be read",
      "The body is not JSON in UTF-8, or the request line or a header is malformed."),
  INVALID_PARAMETER(
      HttpStatus.BAD_REQUEST,
      "A parameter is not valid",
      "errors lists each invalid query parameter or header and says what is accepted."),
  NOT_SIGNED_IN(
      HttpStatus.UNAUTHORIZED,
      "Sign in first",
      "The access token is missing, has expired, or has been revoked: get a new one with the refresh token or the password."),
  CREDENTIALS_REFUSED(
      HttpStatus.UNAUTHORIZED,
      "The credentials were refused",
      "The username, password or recovery code is wrong, or the refresh token has expired or has been revoked. The API does not reveal which."),
  ACCOUNT_SUSPENDED(
      HttpStatus.FORBIDDEN,
      "The account is suspended",
      "The password is right, but MovR's staff have suspended the account; detail is the reason that they gave."),
  SECOND_FACTOR_REQUIRED(
      HttpStatus.FORBIDDEN,
      "A recovery code is required",
      "The password is right, but the account asks for a passkey after it, which is for browsers: send one of its recovery codes as recoveryCode."),
  NOT_YOURS(HttpStatus.FORBIDDEN, "This belongs to somebody else", "Only the owner may do that."),
  NOT_HOME_CITY(
      HttpStatus.FORBIDDEN,
      "This is not your home city",
      "Vehicles are added in the city where their owner registered."),
  NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "Not found",
      "There is nothing at this address, or nothing that you may see."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED,
      "The method is not allowed",
      "The Allow header lists the methods that are."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "Only JSON is available",
      "The Accept header must include application/json, or be omitted."),
  USERNAME_TAKEN(
      HttpStatus.CONFLICT, "The username is taken", "Somebody else has it: choose another."),
  VEHICLE_BUSY(
      HttpStatus.CONFLICT,
      "The vehicle is in use",
      "It can be ridden or removed once its ride has ended."),
  VEHICLE_REMOVED(
      HttpStatus.CONFLICT,
      "The vehicle has been removed",
      "It was added with this Idempotency-Key and has been removed since: use a new key to add another one."),
  ALREADY_RIDING(
      HttpStatus.CONFLICT,
      "You are already on a ride",
      "End it first. ride is its address, if known."),
  RIDE_ENDED(
      HttpStatus.CONFLICT,
      "The ride has already ended",
      "It was ended at another place, or by the vehicle's owner. ride is its address."),
  RIDE_TOO_YOUNG(
      HttpStatus.CONFLICT,
      "The ride is too recent",
      "The owner of a vehicle may end a ride that its rider has left running for long; detail says from when on."),
  NOT_RIDDEN(HttpStatus.CONFLICT, "The vehicle is not in use", "There is no ride to end."),
  STILL_OWNING(
      HttpStatus.CONFLICT, "You still own vehicles", "Remove them before you delete your account."),
  TOO_LARGE(
      HttpStatus.CONTENT_TOO_LARGE,
      "The body is too large",
      "It exceeds 64 KiB, or is nested too deeply."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "The body has an unsupported media type",
      "Content-Type must be application/json."),
  INVALID(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "Some fields are not valid",
      "errors lists each invalid field and says what is wrong, in words for the person who filled it in."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The Idempotency-Key has been used before",
      "It belongs to a request with different content: use a new key for a new request."),
  TOO_MANY_ATTEMPTS(
      HttpStatus.TOO_MANY_REQUESTS,
      "Too many attempts",
      "Retry-After says how many seconds to wait."),
  INTERNAL(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Something went wrong on our side",
      "The error has been logged. A request with an Idempotency-Key can simply be sent again."),
  UNAVAILABLE(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The database does not answer",
      "Nothing was done. Retry-After says how many seconds to wait."),
  OVERLOADED(
      HttpStatus.SERVICE_UNAVAILABLE,
      "Too many requests are waiting",
      "Nothing was done. Retry-After says how many seconds to wait."),
  OUTCOME_UNKNOWN(
      HttpStatus.SERVICE_UNAVAILABLE,
      "The outcome is unknown",
      "The request may or may not have been carried out. Send it again with the same Idempotency-Key, or check whether it was.");

  /** Where each type is explained; its name stands behind. */
  public static final String PAGE = ProgramPaths.PROBLEMS_PAGE;

  private final HttpStatus status;
  private final String title;
  private final String explanation;

  ProblemType(HttpStatus status, String title, String explanation) {
    this.status = status;
    this.title = title;
    this.explanation = explanation;
  }

  public HttpStatus status() {
    return status;
  }

  public String title() {
    return title;
  }

  public String explanation() {
    return explanation;
  }

  /** As in the problem's {@code type}, behind the hash sign. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  boolean isOf(Problem problem) {
    return problem.type().equals(address());
  }

  private String address() {
    return PAGE + "#" + slug();
  }

  public Problem problem() {
    return new Problem(address(), title, status.value(), null, null, null, null);
  }

  /** To be thrown. */
  public Refusal refusal() {
    return new Refusal(problem());
  }

  /** To be thrown, with a detail about this occurrence. */
  public Refusal refusal(String detail) {
    return new Refusal(problem().with(detail));
  }
}
