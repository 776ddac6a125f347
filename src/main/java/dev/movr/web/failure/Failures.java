package dev.movr.web.failure;

import dev.movr.language.Language;
import dev.movr.language.Words;
import dev.movr.web.paging.Cursor;
import java.util.List;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.util.DisconnectedClientHelper;

/** What each failure is, for people and programs alike: never an exception's text. */
final class Failures {
  private static final Logger log = LoggerFactory.getLogger(Failures.class);

  private Failures() {}

  static Problem problem(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal.problem();
      case NotFound _ -> ProblemType.NOT_FOUND.problem();
      case InvalidParameterException _, RequestRejectedException _ ->
          ProblemType.MALFORMED.problem();
      case HttpMessageNotReadableException unreadable -> UnreadableBody.problem(unreadable);
      case MethodArgumentTypeMismatchException mismatch -> mismatch(mismatch);
      case HandlerMethodValidationException invalid -> parameters(invalid);
      case Cursor.Malformed _ ->
          Refusal.ofParameter("cursor", Words.text("failure.cursor")).problem();
      case RecoverableDataAccessException unknown -> logged(ProblemType.OUTCOME_UNKNOWN, unknown);
      case DataAccessResourceFailureException lost -> logged(ProblemType.UNAVAILABLE, lost);
      case TransientDataAccessResourceException crowd -> logged(ProblemType.OVERLOADED, crowd);
      case ErrorResponse response ->
          Problem.of(HttpStatus.valueOf(response.getStatusCode().value()));
      default -> unexpected(failure);
    };
  }

  static HttpHeaders headers(Throwable failure) {
    return switch (failure) {
      case Refusal refusal -> refusal.headers();
      case ErrorResponse response -> response.getHeaders();
      default -> HttpHeaders.EMPTY;
    };
  }

  private static Problem logged(ProblemType type, Exception failure) {
    log.warn(
        "{}: {}",
        type.titleIn(Language.ENGLISH),
        NestedExceptionUtils.getMostSpecificCause(failure).getMessage());
    return type.problem();
  }

  private static Problem unexpected(Throwable failure) {
    if (!DisconnectedClientHelper.isClientDisconnectedException(failure)) {
      log.error("A request failed", failure);
    }
    return ProblemType.INTERNAL.problem();
  }

  private static Problem mismatch(MethodArgumentTypeMismatchException mismatch) {
    Throwable cause = NestedExceptionUtils.getMostSpecificCause(mismatch);
    if (cause instanceof NotFound
        || mismatch.getParameter().hasParameterAnnotation(PathVariable.class)) {
      return ProblemType.NOT_FOUND.problem();
    }
    return Refusal.ofParameter(mismatch.getName(), advice(mismatch, cause)).problem();
  }

  private static String advice(MethodArgumentTypeMismatchException mismatch, Throwable cause) {
    if (cause instanceof UnreadableParameter ours) {
      return String.valueOf(ours.getMessage());
    }
    return mismatch.getRequiredType() == int.class
        ? Words.text("failure.whole-number")
        : Words.text("failure.not-accepted");
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
