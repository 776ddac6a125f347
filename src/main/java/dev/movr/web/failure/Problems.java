package dev.movr.web.failure;

import dev.movr.web.ProgramPaths;
import dev.movr.web.paging.Cursor;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.Ordered;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.stereotype.Component;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers what went wrong with a request to the API or the feed, before a handler was found too:
 * never with an exception's text.
 */
@Component
public class Problems implements HandlerExceptionResolver, Ordered {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);
  private static final String RETRY_SECONDS = "5";

  private final JsonMapper json;

  Problems(JsonMapper json) {
    this.json = json;
  }

  /** Before the resolvers that make pages. */
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable ModelAndView resolveException(
      HttpServletRequest request,
      HttpServletResponse response,
      @Nullable Object handler,
      Exception failure) {
    boolean program = ProgramPaths.API.matches(request) || ProgramPaths.FEED.matches(request);
    if (!program || response.isCommitted()) {
      return null;
    }
    try {
      headers(failure).forEach((name, values) -> response.setHeader(name, values.getFirst()));
      write(response, problem(failure));
      return new ModelAndView();
    } catch (IOException clientIsGone) {
      return new ModelAndView();
    }
  }

  public void write(HttpServletResponse response, Problem problem) throws IOException {
    response.setStatus(problem.status());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (problem.status() == HttpStatus.UNAUTHORIZED.value()
        && !response.containsHeader(HttpHeaders.WWW_AUTHENTICATE)) {
      response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
    }
    response.getOutputStream().write(json.writeValueAsBytes(problem));
  }

  private static HttpHeaders headers(Exception failure) {
    return switch (failure) {
      case Refusal refusal -> refusal.headers();
      case ErrorResponse response -> response.getHeaders();
      default -> HttpHeaders.EMPTY;
    };
  }

  private static Problem problem(Exception failure) {
    return switch (failure) {
      case Refusal refusal -> refusal.problem();
      case NotFound _ -> ProblemType.NOT_FOUND.problem();
      case InvalidParameterException _, RequestRejectedException _ ->
          ProblemType.MALFORMED.problem();
      case HttpMessageNotReadableException unreadable -> UnreadableBody.problem(unreadable);
      case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
      case HandlerMethodValidationException invalid -> parameters(invalid);
      case Cursor.Malformed _ ->
          Refusal.ofParameter("cursor", "Please send what the slice before gave as next.")
              .problem();
      case RecoverableDataAccessException unknown -> logged(ProblemType.OUTCOME_UNKNOWN, unknown);
      case DataAccessResourceFailureException lost -> logged(ProblemType.UNAVAILABLE, lost);
      case ErrorResponse response ->
          Problem.of(HttpStatus.valueOf(response.getStatusCode().value()));
      default -> {
        log.error("A request of a program failed", failure);
        yield ProblemType.INTERNAL.problem();
      }
    };
  }

  private static Problem logged(ProblemType type, Exception failure) {
    log.warn(
        "{}: {}", type.title(), NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    return type.problem();
  }

  private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
    return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
        ? ProblemType.NOT_FOUND.problem()
        : Refusal.ofParameter(mismatch.getName(), advice(mismatch)).problem();
  }

  private static String advice(MethodArgumentTypeMismatchException mismatch) {
    if (NestedExceptionUtils.getMostSpecificCause(mismatch) instanceof UnreadableParameter ours) {
      return String.valueOf(ours.getMessage());
    }
    return mismatch.getRequiredType() == int.class
        ? "Please give a whole number."
        : "This is none of the values.";
  }

  private static Problem parameters(HandlerMethodValidationException invalid) {
    List<Problem.FieldError> errors =
        invalid.getParameterValidationResults().stream()
            .flatMap(result ->
                result.getResolvableErrors().stream()
                    .map(error ->
                        new Problem.FieldError(
                            String.valueOf(result.getMethodParameter().getParameterName()),
                            String.valueOf(error.getDefaultMessage()))))
            .toList();
    return ProblemType.INVALID_PARAMETER.problem().with(errors);
  }
}
