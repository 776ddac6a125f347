package dev.movr.language;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/** A language that MovR speaks. Dates, numbers and plurals are those of its {@link #locale()}. */
public enum Language {
  ENGLISH("English", Locale.UK),
  DUTCH("Nederlands", Locale.of("nl")),
  FRENCH("Français", Locale.FRENCH),
  ITALIAN("Italiano", Locale.ITALIAN),
  SPANISH("Español", Locale.of("es")),

  /** English with long words, to see what does not fit: for tests, and offered to nobody. */
  PSEUDO("Ƥşḗŭḓǿ", Locale.of("en", "XA"));

  private static final Map<Locale, Language> BY_LOCALE =
      Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Language::locale, one -> one));

  private final String label;
  private final Locale locale;

  Language(String label, Locale locale) {
    this.label = label;
    this.locale = locale;
  }

  /** Its name, in itself. */
  public String label() {
    return label;
  }

  public Locale locale() {
    return locale;
  }

  /** As in HTML and HTTP: {@code nl}. */
  public String tag() {
    return this == ENGLISH ? "en" : locale.toLanguageTag();
  }

  public static Optional<Language> of(String tag) {
    return Arrays.stream(values()).filter(one -> one.tag().equalsIgnoreCase(tag)).findAny();
  }

  /** Has a text made in this language, whatever the request's is. */
  public <T> T speak(Supplier<T> text) {
    LocaleContext before = LocaleContextHolder.getLocaleContext();
    LocaleContextHolder.setLocale(locale);
    try {
      return text.get();
    } finally {
      LocaleContextHolder.setLocaleContext(before);
    }
  }

  /** That of the request that this thread answers; English where there is none. */
  public static Language current() {
    var context = LocaleContextHolder.getLocaleContext();
    Locale locale = context == null ? null : context.getLocale();
    return locale == null ? ENGLISH : BY_LOCALE.getOrDefault(locale, ENGLISH);
  }
}
