package dev.movr.web.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.language.Language;
import dev.movr.language.Words;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** Problems are told in each language, and are the same for programs in all of them. */
class ProblemTypeTest {
  @AfterEach
  void forget() {
    LocaleContextHolder.resetLocaleContext();
  }

  @ParameterizedTest
  @EnumSource(
      names = {"ENGLISH", "PSEUDO"},
      mode = EnumSource.Mode.EXCLUDE)
  void each_type_has_a_title_and_a_description_of_its_own_in_each_language(Language language) {
    for (ProblemType type : ProblemType.values()) {
      assertThat(type.titleIn(language))
          .as("%s in %s", type, language)
          .isNotBlank()
          .isNotEqualTo(type.titleIn(Language.ENGLISH));
      String key = "problem.description." + type.slug();
      assertThat(Words.in(language, key)).isNotEqualTo(Words.in(Language.ENGLISH, key));
    }
  }

  @Test
  void the_type_is_the_same_in_all_languages() {
    for (ProblemType type : ProblemType.values()) {
      Problem english = type.problem();
      LocaleContextHolder.setLocale(Language.DUTCH.locale());
      Problem dutch = type.problem();
      LocaleContextHolder.resetLocaleContext();
      assertThat(dutch.type())
          .isEqualTo(english.type())
          .isEqualTo(ProblemType.PAGE + "#" + type.slug());
      assertThat(dutch.title()).isEqualTo(type.titleIn(Language.DUTCH));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ENGLISH, 1, in a second",
    "ENGLISH, 5, in 5 seconds",
    "ENGLISH, 900, in 15 minutes",
    "DUTCH, 1, over een seconde",
    "DUTCH, 900, over 15 minuten",
    "FRENCH, 5, dans 5 secondes",
    "ITALIAN, 1, tra un secondo",
    "SPANISH, 120, dentro de 2 minutos"
  })
  void a_wait_is_told_in_words(Language language, int seconds, String words) {
    LocaleContextHolder.setLocale(language.locale());
    assertThat(new RetryAfter(Duration.ofSeconds(seconds)).inWords()).isEqualTo(words);
  }
}
