package dev.movr.api;

import dev.movr.web.failure.Problem;
import dev.movr.web.failure.Refusal;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;

/** Checks JSON bodies against the same rules as forms. */
@Component
public class Validation {
  private final Validator validator;

  Validation(Validator validator) {
    this.validator = validator;
  }

  /** What is wrong with it, in the order of the fields' names. */
  List<Problem.FieldError> faults(Object body) {
    return validator.<Object>validate(body).stream()
        .map(
            fault -> new Problem.FieldError(fault.getPropertyPath().toString(), fault.getMessage()))
        .sorted(Comparator.comparing(Problem.FieldError::field))
        .toList();
  }

  /**
   * Returns what it was given.
   *
   * @throws Refusal when it breaks a rule
   */
  public <T> T valid(T body) {
    List<Problem.FieldError> faults = faults(body);
    if (!faults.isEmpty()) {
      throw Refusal.ofFields(faults);
    }
    return body;
  }
}
