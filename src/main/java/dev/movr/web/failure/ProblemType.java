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
      "errors names each parameter of the query or the headers, and says what it may be."),
  NOT_SIGNED_IN(
      HttpStatus.UNAUTHORIZED,
      "Sign in first",
      "The access token is missing, has expired, or was ended by signing out everywhere: get another with the refresh token or the password."),
  CREDENTIALS_REFUSED(
      HttpStatus.UNAUTHORIZED,
      "The credentials are refused",
      "Username or password is wrong, or the refresh token has expired or was ended. Which of them is not told."),
  NOT_YOURS(HttpStatus.FORBIDDEN, "This is somebody else's", "Only its owner may do that."),
  NOT_HOME_CITY(
      HttpStatus.FORBIDDEN,
      "This is not your home city",
      "Vehicles are added in the city where their owner registered."),
  NOT_FOUND(
      HttpStatus.NOT_FOUND,
      "There is no such thing",
      "There is nothing at this address, or nothing that you may know of."),
  METHOD_NOT_ALLOWED(
      HttpStatus.METHOD_NOT_ALLOWED, "The method is not allowed", "Allow lists those that are."),
  NOT_ACCEPTABLE(
      HttpStatus.NOT_ACCEPTABLE,
      "The answer is JSON only",
      "Accept must allow application/json, or be left out."),
  USERNAME_TAKEN(
      HttpStatus.CONFLICT, "The username is taken", "Somebody has it already: choose another."),
  VEHICLE_BUSY(
      HttpStatus.CONFLICT,
      "Somebody rides this vehicle",
      "It can be ridden or removed when the ride has ended."),
  VEHICLE_REMOVED(
      HttpStatus.CONFLICT,
      "The vehicle was removed since",
      "It was added under this Idempotency-Key and removed again: take a new key to add another."),
  ALREADY_RIDING(
      HttpStatus.CONFLICT,
      "You are on a ride already",
      "End it first: ride is its address, where that is known."),
  RIDE_ENDED(
      HttpStatus.CONFLICT,
      "The ride has ended before",
      "It was ended at another place, or by the vehicle's owner: ride is its address."),
  RIDE_TOO_YOUNG(
      HttpStatus.CONFLICT,
      "The ride is still young",
      "The owner of a vehicle may end a ride on it that its rider has not ended for long; the detail says from when on."),
  NOT_RIDDEN(HttpStatus.CONFLICT, "Nobody rides this vehicle", "There is no ride to end."),
  STILL_OWNING(
      HttpStatus.CONFLICT, "You still own vehicles", "Remove them before you delete the account."),
  TOO_LARGE(
      HttpStatus.CONTENT_TOO_LARGE,
      "The body is too large",
      "It has more than 64 KiB, or is nested too deeply."),
  UNSUPPORTED_MEDIA_TYPE(
      HttpStatus.UNSUPPORTED_MEDIA_TYPE,
      "The body is not of a type that is read here",
      "Content-Type must be application/json."),
  INVALID(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "Some fields are not valid",
      "errors names each field and says what is wrong, in words for whoever filled it in."),
  IDEMPOTENCY_KEY_REUSED(
      HttpStatus.UNPROCESSABLE_CONTENT,
      "The Idempotency-Key was used before",
      "It named a request with other content: take a new key for a new request."),
  TOO_MANY_ATTEMPTS(
      HttpStatus.TOO_MANY_REQUESTS,
      "There were too many attempts",
      "Retry-After says how many seconds to wait."),
  INTERNAL(
      HttpStatus.INTERNAL_SERVER_ERROR,
      "Something went wrong on our side",
      "It is logged. With an Idempotency-Key the same request may simply be sent again."),
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
      "It may have been done or not",
      "Send the same request with the same Idempotency-Key again, or look whether it was done.");

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
    return new Problem(address(), title, status.value(), null, null, null);
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
