package dev.movr.web.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
  @Test
  void absent_text_is_empty() {
    assertThat(Text.clean(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        ' ', '\t', '\n', '\r', 0xA0, 0x1680, 0x2000, 0x2003, 0x2007, 0x2028, 0x2029, 0x202F, 0x205F,
        0x3000, 0x2800, 0x3164, 0x115F, 0x1160, 0xFFA0
      })
  void blanks_of_any_kind_are_one_space_and_none_at_the_ends(int blank) {
    String some = Character.toString(blank).repeat(3);

    assertThat(Text.clean(some + "Ada" + some + " Lovelace" + some)).isEqualTo("Ada Lovelace");
    assertThat(Text.clean(some)).isEmpty();
  }

  @Test
  void clean_text_is_composed() {
    assertThat(Text.clean("Ame\u0301lie")).isEqualTo("Am\u00e9lie");
  }

  @Test
  void cleaning_clean_text_changes_nothing() {
    assertThat(
            everyCharacter()
                .map(c -> Text.clean("a" + c + "b"))
                .filter(text -> !Text.clean(text).equals(text)))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        "\u0007",
        "\u000B",
        "\u001B[31m",
        "\u007F",
        "\u0085",
        "\u200B",
        "\u200E",
        "\u202E",
        "\u2066",
        "\uFEFF",
        "\u00AD",
        "\uE000",
        "\uFFFD",
        "\uFFFE",
        "\uD800",
        "\uDC00",
        "\u2028",
        "\u2029",
        "\u0378",
        "\uDB40\uDC41"
      })
  void what_a_page_cannot_show_is_not_plain(String text) {
    assertThat(Text.isPlain("Ada" + text)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Ada", "O'Brien-Smith", "Łukasz", "山田太郎", "Ελένη", "👩", "<b>", "a\u0301", ""})
  void names_are_plain(String text) {
    assertThat(Text.isPlain(text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "Ada, ada",
    "ＡＤＡ, ada",
    "ﬁnn, finn",
    "STRASSE, straße",
    "STRAẞE, straße",
    "Ärger, a\u0308rger",
    "ΟΔΥΣΣΕΥΣ, οδυσσευς",
    "①, 1",
    "ſam, SAM",
    "K\u212Belvin, kåelvin"
  })
  void usernames_that_differ_in_case_or_width_are_the_same(String one, String other) {
    assertThat(Text.canonical(one)).isEqualTo(Text.canonical(other));
  }

  @Test
  void different_usernames_stay_different() {
    assertThat(Text.canonical("ada")).isNotEqualTo(Text.canonical("adа")); // Cyrillic а
    assertThat(Text.canonical("ada.l")).isNotEqualTo(Text.canonical("ada_l"));
  }

  @Test
  void the_canonical_form_of_a_canonical_form_is_itself() {
    assertThat(everyCharacter().filter(c -> !sameUsername(Text.canonical(c), c))).isEmpty();
  }

  @Test
  void the_canonical_form_knows_no_case() {
    assertThat(everyCharacter().filter(c -> !sameUsername(c.toUpperCase(Locale.ROOT), c)))
        .isEmpty();
    assertThat(everyCharacter().filter(c -> !sameUsername(c.toLowerCase(Locale.ROOT), c)))
        .isEmpty();
  }

  private static boolean sameUsername(String one, String other) {
    return Text.canonical(one).equals(Text.canonical(other));
  }

  private static Stream<String> everyCharacter() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(Character::isDefined)
        .filter(c -> Character.getType(c) != Character.SURROGATE)
        .filter(c -> Character.getType(c) != Character.PRIVATE_USE)
        .mapToObj(Character::toString);
  }
}
