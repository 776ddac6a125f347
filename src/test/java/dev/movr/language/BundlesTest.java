package dev.movr.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The languages are whole: none has a key too few or too many, and none says less than another. */
class BundlesTest {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");
  private static final Pattern MARKUP = Pattern.compile("</?[a-z][^>]*>");

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "it", "es"})
  void a_language_has_the_keys_of_english(String tag) {
    assertThat(Texts.of(tag).keySet()).isEqualTo(Texts.of("en").keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"nl", "fr", "it", "es"})
  void a_translation_has_the_arguments_and_the_markup_of_the_original(String tag) {
    var translated = Texts.of(tag);
    assertThat(Texts.of("en"))
        .allSatisfy((key, text) -> {
          String translation = translated.getOrDefault(key, "");
          assertThat(all(ARGUMENT, translation)).as(key).isEqualTo(all(ARGUMENT, text));
          assertThat(all(MARKUP, translation)).as(key).isEqualTo(all(MARKUP, text));
        });
  }

  private static Set<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "nl", "fr", "it", "es"})
  void each_text_is_a_pattern_that_can_be_read_and_is_in_its_bundle(String tag) {
    var language = Language.of(tag).orElseThrow();
    assertThat(Texts.of(tag).keySet())
        .allSatisfy(key -> assertThat(Bundles.of(language).phrase(key)).isNotNull());
  }

  @Test
  void each_key_is_used_and_each_used_key_is_there() {
    Set<String> keys = Texts.of("en").keySet();
    Set<String> used = Texts.used();
    var unused = new TreeSet<>(keys);
    unused.removeIf(key -> used.contains(key) || used.stream().anyMatch(begins(key)));
    assertThat(unused).as("texts that nobody uses").isEmpty();
    assertThat(used)
        .allSatisfy(key ->
            assertThat(keys.contains(key) || keys.stream().anyMatch(one -> one.startsWith(key)))
                .as(key)
                .isTrue());
  }

  /** {@code "vehicle.type."} in a class or template stands for all keys that begin so. */
  private static Predicate<String> begins(String key) {
    return used -> used.endsWith(".") && key.startsWith(used);
  }

  @Test
  void french_has_a_no_break_space_before_high_punctuation() {
    assertThat(Texts.of("fr"))
        .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContainPattern(" [:;!?»]|« "));
  }

  @Test
  void the_pseudo_language_is_english_with_long_words() {
    assertThat(PseudoText.of("See <b>{0}</b> vehicles").toLowerCase(Locale.ROOT))
        .startsWith("séé <b>{0}</b> véhîçl")
        .hasSizeGreaterThan("See <b>{0}</b> vehicles".length());
    assertThat(PseudoText.of("{0, plural, one {# city} other {# cities}}"))
        .isEqualTo("{0, plural, one {# çîţÿţÿ} other {# çîţîéšéš}}");
  }
}
