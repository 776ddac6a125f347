package dev.movr.web.failure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong with a request to the API, in the format of RFC 9457.
 *
 * @param type the address of the page that explains it; {@code about:blank} where the status says
 *     it all
 * @param detail about this occurrence, for people
 * @param errors what is wrong with each field or parameter
 * @param ride the address of the ride that stands in the way
 * @param requestId of the request, as in the header {@code X-Request-Id} and in MovR's log
 */
public record Problem(
    String type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable List<FieldError> errors,
    @Nullable String ride,
    @Nullable String requestId) {

  /**
   * What is wrong with a field or a parameter.
   *
   * @param field its name, with a dot before that of a field within: {@code location.latitude}
   * @param detail for whoever filled it in
   */
  public record FieldError(String field, String detail) {}

  static Problem of(HttpStatus status) {
    return switch (status) {
      case BAD_REQUEST -> ProblemType.MALFORMED.problem();
      case UNAUTHORIZED -> ProblemType.NOT_SIGNED_IN.problem();
      case NOT_FOUND -> ProblemType.NOT_FOUND.problem();
      case METHOD_NOT_ALLOWED -> ProblemType.METHOD_NOT_ALLOWED.problem();
      case NOT_ACCEPTABLE -> ProblemType.NOT_ACCEPTABLE.problem();
      case CONTENT_TOO_LARGE -> ProblemType.TOO_LARGE.problem();
      case UNSUPPORTED_MEDIA_TYPE -> ProblemType.UNSUPPORTED_MEDIA_TYPE.problem();
      case TOO_MANY_REQUESTS -> ProblemType.TOO_MANY_ATTEMPTS.problem();
      case INTERNAL_SERVER_ERROR -> ProblemType.INTERNAL.problem();
      case SERVICE_UNAVAILABLE -> ProblemType.UNAVAILABLE.problem();
      default ->
          new Problem(
              "about:blank", status.getReasonPhrase(), status.value(), null, null, null, null);
    };
  }

  Problem with(String newDetail) {
    return new Problem(type, title, status, newDetail, errors, ride, requestId);
  }

  Problem with(List<FieldError> newErrors) {
    return new Problem(type, title, status, detail, newErrors, ride, requestId);
  }

  Problem withRide(String address) {
    return new Problem(type, title, status, detail, errors, address, requestId);
  }

  Problem ofRequest(@Nullable String id) {
    return new Problem(type, title, status, detail, errors, ride, id);
  }
}
