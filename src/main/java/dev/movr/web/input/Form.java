package dev.movr.web.input;

import dev.movr.language.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;

/**
 * A form as it was sent, with what is wrong with it, so that it can be shown again and nothing
 * typed is lost.
 */
public final class Form {
  private static final int LONGEST_SHOWN = 1000;

  private final Function<String, Optional<String>> values;
  private final Map<String, String> errors;

  private Form(Function<String, Optional<String>> values, Map<String, String> errors) {
    this.values = values;
    this.errors = errors;
  }

  /** A form that was not sent yet, with these values. */
  public static Form of(Map<String, String> values) {
    return new Form(name -> Optional.ofNullable(values.get(name)), Map.of());
  }

  /** A form with these values, and with what is wrong with one field. */
  public static Form withError(Map<String, String> values, String field, String message) {
    return new Form(name -> Optional.ofNullable(values.get(name)), Map.of(field, message));
  }

  public static Form of(HttpServletRequest request, BindingResult... results) {
    var errors =
        Arrays.stream(results)
            .flatMap(result -> result.getFieldErrors().stream())
            .collect(
                Collectors.toMap(FieldError::getField, Form::message, (first, second) -> first));
    return new Form(name -> Optional.ofNullable(request.getParameter(name)), errors);
  }

  private static String message(FieldError error) {
    return error.isBindingFailure()
        ? Words.text("form.choose-offered")
        : String.valueOf(error.getDefaultMessage());
  }

  /** What was typed; of an absurdly long text only the beginning. */
  public String value(String name) {
    return values
        .apply(name)
        .map(text -> text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN))
        .orElse("");
  }

  /** What is wrong with a field; empty when nothing is. */
  public String error(String name) {
    return errors.getOrDefault(name, "");
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }
}
