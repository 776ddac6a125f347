package dev.movr.language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.AbstractMessageSource;
import org.springframework.stereotype.Component;

/** Gives constraints their texts: {@code message = "{user.username}"} is a key of {@link Words}. */
@Component("messageSource")
class ConstraintMessages extends AbstractMessageSource {
  @Override
  protected @Nullable String resolveCodeWithoutArguments(String code, Locale locale) {
    try {
      return Words.text(code);
    } catch (MissingResourceException other) {
      return null;
    }
  }

  @Override
  protected @Nullable MessageFormat resolveCode(String code, Locale locale) {
    return null;
  }
}
