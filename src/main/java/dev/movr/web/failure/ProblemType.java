package dev.movr.web.failure;

import dev.movr.language.Language;
import dev.movr.language.Words;
import dev.movr.web.ProgramPaths;
import java.util.Locale;
import org.springframework.http.HttpStatus;

/**
 * The kinds of problems that the API answers with. Their names and statuses are kept: clients tell
 * problems apart by them.
 */
public enum ProblemType {
  MALFORMED(HttpStatus.BAD_REQUEST),
  INVALID_PARAMETER(HttpStatus.BAD_REQUEST),
  NOT_SIGNED_IN(HttpStatus.UNAUTHORIZED),
  CREDENTIALS_REFUSED(HttpStatus.UNAUTHORIZED),
  ACCOUNT_SUSPENDED(HttpStatus.FORBIDDEN),
  SECOND_FACTOR_REQUIRED(HttpStatus.FORBIDDEN),
  NOT_YOURS(HttpStatus.FORBIDDEN),
  NOT_HOME_CITY(HttpStatus.FORBIDDEN),
  NOT_FOUND(HttpStatus.NOT_FOUND),
  METHOD_NOT_ALLOWED(HttpStatus.METHOD_NOT_ALLOWED),
  NOT_ACCEPTABLE(HttpStatus.NOT_ACCEPTABLE),
  USERNAME_TAKEN(HttpStatus.CONFLICT),
  VEHICLE_BUSY(HttpStatus.CONFLICT),
  VEHICLE_OUT_OF_SERVICE(HttpStatus.CONFLICT),
  VEHICLE_REMOVED(HttpStatus.CONFLICT),
  ALREADY_RIDING(HttpStatus.CONFLICT),
  RIDE_ENDED(HttpStatus.CONFLICT),
  RIDE_TOO_YOUNG(HttpStatus.CONFLICT),
  NOT_RIDDEN(HttpStatus.CONFLICT),
  STILL_OWNING(HttpStatus.CONFLICT),
  TOO_LARGE(HttpStatus.CONTENT_TOO_LARGE),
  UNSUPPORTED_MEDIA_TYPE(HttpStatus.UNSUPPORTED_MEDIA_TYPE),
  INVALID(HttpStatus.UNPROCESSABLE_CONTENT),
  IDEMPOTENCY_KEY_REUSED(HttpStatus.UNPROCESSABLE_CONTENT),
  TOO_MANY_ATTEMPTS(HttpStatus.TOO_MANY_REQUESTS),
  INTERNAL(HttpStatus.INTERNAL_SERVER_ERROR),
  UNAVAILABLE(HttpStatus.SERVICE_UNAVAILABLE),
  OVERLOADED(HttpStatus.SERVICE_UNAVAILABLE),
  OUTCOME_UNKNOWN(HttpStatus.SERVICE_UNAVAILABLE);

  /** Where each type is explained; its name stands behind. */
  public static final String PAGE = ProgramPaths.PROBLEMS_PAGE;

  private final HttpStatus status;

  ProblemType(HttpStatus status) {
    this.status = status;
  }

  public HttpStatus status() {
    return status;
  }

  /** In the language of the request. */
  public String title() {
    return titleIn(Language.current());
  }

  public String titleIn(Language language) {
    return Words.in(language, "problem.title." + slug());
  }

  /** What it means and what to do, in the language of the request. */
  public String description() {
    return Words.text("problem.description." + slug());
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
    return new Problem(address(), title(), status.value(), null, null, null, null);
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
