package dev.movr.web.input;

import dev.movr.language.Words;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line of {@linkplain Text#clean clean} text: not empty unless {@link #optional}, at most {@link
 * #max} characters.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = PlainText.Validator.class)
public @interface PlainText {
  /**
   * For the API's description: something visible, and nothing that a page cannot show. A tabulator
   * or a line's end is accepted too, as a blank.
   */
  String PATTERN =
      "^[^\\p{C}\\uFFFD]*[^\\p{C}\\p{Z}\\uFFFD\\u2800\\u3164\\u115F\\u1160\\uFFA0][^\\p{C}\\uFFFD]*$";

  /** The same for text that is optional. */
  String OPTIONAL_PATTERN = "^[^\\p{C}\\uFFFD]*$";

  /** The most characters (Unicode code points) that it may have. */
  int max();

  boolean optional() default false;

  String message() default "";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Says which of the rules is broken. */
  final class Validator implements ConstraintValidator<PlainText, String> {
    private int max;
    private boolean optional;

    @Override
    public void initialize(PlainText rule) {
      max = rule.max();
      optional = rule.optional();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      Optional<String> fault = fault(text == null ? "" : text);
      fault.ifPresent(message -> {
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(message).addConstraintViolation();
      });
      return fault.isEmpty();
    }

    private Optional<String> fault(String text) {
      if (text.isEmpty()) {
        return optional ? Optional.empty() : Optional.of(Words.text("form.missing"));
      }
      if (text.codePointCount(0, text.length()) > max) {
        return Optional.of(Words.text("form.too-long", max));
      }
      return Text.isPlain(text) ? Optional.empty() : Optional.of(Words.text("form.unprintable"));
    }
  }
}
