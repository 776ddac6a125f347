package dev.movr.web.failure;

import dev.movr.language.Words;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Explains why a body could not be read. */
final class UnreadableBody {
  private UnreadableBody() {}

  static Problem problem(HttpMessageNotReadableException unreadable) {
    return switch (unreadable.getCause()) {
      case StreamConstraintsException _ -> ProblemType.TOO_LARGE.problem();
      case UnrecognizedPropertyException unknown ->
          field(unknown, Words.text("failure.unknown-field"));
      case DatabindException mismatch when !mismatch.getPath().isEmpty() ->
          field(mismatch, Words.text("failure.wrong-type"));
      case null, default -> ProblemType.MALFORMED.problem();
    };
  }

  private static Problem field(DatabindException failure, String detail) {
    String field =
        failure.getPath().stream()
            .map(JacksonException.Reference::getPropertyName)
            .filter(name -> name != null)
            .collect(Collectors.joining("."));
    return ProblemType.INVALID
        .problem()
        .with(List.of(new Problem.FieldError(shortened(field), detail)));
  }

  private static String shortened(String field) {
    return field.substring(0, Math.min(100, field.length()));
  }
}
