package dev.movr.user;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Must look like an e-mail address: something, an at sign, a domain. Only a message to it can prove
 * more.
 */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
@Pattern(regexp = "|[^\\s@]{1,64}@(?![^@]{0,254}\\.\\.)[^\\s@.]([^\\s@]{0,252}[^\\s@.])?")
@ReportAsSingleViolation
public @interface EmailAddress {
  String message() default "{user.email-rule}";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
