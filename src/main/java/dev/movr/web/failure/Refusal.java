package dev.movr.web.failure;

import java.time.Duration;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Ends a request to the API with a {@link Problem}. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;
  private final transient HttpHeaders headers = new HttpHeaders();

  Refusal(Problem problem) {
    super(problem.title(), null, false, false);
    this.problem = problem;
  }

  /** A body with a field that breaks a rule. */
  public static Refusal ofField(String field, String detail) {
    return ofFields(List.of(new Problem.FieldError(field, detail)));
  }

  public static Refusal ofFields(List<Problem.FieldError> errors) {
    return new Refusal(ProblemType.INVALID.problem().with(errors));
  }

  /** A query with a parameter that is invalid, or cannot be combined with another. */
  public static Refusal ofParameter(String name, String detail) {
    var error = new Problem.FieldError(name, detail);
    return new Refusal(ProblemType.INVALID_PARAMETER.problem().with(List.of(error)));
  }

  /** The same, with the address of the ride that stands in the way. */
  public Refusal withRide(String address) {
    return new Refusal(problem.withRide(address));
  }

  /** The same, with the time after which it may be tried again. */
  public Refusal retryAfter(Duration wait) {
    headers.set(HttpHeaders.RETRY_AFTER, new RetryAfter(wait).seconds());
    return this;
  }

  Problem problem() {
    return problem;
  }

  HttpHeaders headers() {
    return headers;
  }
}
