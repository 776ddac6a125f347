package dev.movr.web;

import dev.movr.language.Language;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param offered the tags of the languages that pages are offered in; the first is for those who
 *     read none of them
 */
@ConfigurationProperties("movr.language")
public record LanguageSettings(List<String> offered) {
  public LanguageSettings {
    for (String tag : offered) {
      if (Language.of(tag).isEmpty()) {
        throw new IllegalArgumentException(
            "movr.language.offered must be of en, nl, fr, it and es, not " + tag);
      }
    }
    if (offered.isEmpty()) {
      throw new IllegalArgumentException("movr.language.offered must name a language");
    }
  }

  /** In their order. */
  public List<Language> languages() {
    return offered.stream().distinct().map(tag -> Language.of(tag).orElseThrow()).toList();
  }
}
