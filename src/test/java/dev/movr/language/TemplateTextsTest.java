package dev.movr.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No text stands in a template, a script or a constraint: all are in the bundles. */
class TemplateTextsTest {
  /** What is the same in all languages. */
  private static final Set<String> SAME =
      Set.of(
          "MovR",
          "Mov",
          "DOCTYPE",
          "html",
          "API",
          "GBFS",
          "Google Maps",
          "UTC",
          "km",
          "POST",
          "GET",
          "Accept",
          "username webauthn");

  private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

  /** Of the strings in code only those that look like the beginning or the end of a sentence. */
  private static final Pattern SENTENCE =
      Pattern.compile("\\p{Lu}\\p{Ll}+([ :.,…].*)?|.*\\p{Ll}{2,} \\p{Ll}{2,}[.:…]? ?");

  private static final Pattern SCRIPT_TEXT = Pattern.compile("[\"`](\\p{Lu}\\p{Ll}+ [^\"`]*)[\"`]");
  private static final Pattern MESSAGE = Pattern.compile("message = \"([^{\"][^\"]*)\"");
  private static final Pattern NOTICE = Pattern.compile("\"notice\",\\s*\"([^\"]*)\"");

  static List<Path> templates() {
    return Texts.files(Texts.TEMPLATES, ".jte");
  }

  static List<Path> scripts() {
    return Texts.files(Path.of("src/main/resources/static"), ".js");
  }

  static List<Path> classes() {
    return Texts.files(Path.of("src/main/java"), ".java");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void a_template_has_no_text(Path template) {
    assertThat(found(Texts.read(template))).isEmpty();
  }

  private static List<String> found(String source) {
    var template = TemplateText.of(source);
    return Stream.concat(
            template.texts().stream()
                .flatMap(text -> WORD.matcher(text).results())
                .map(MatchResult::group)
                .filter(word -> !SAME.contains(word)),
            template.strings().stream()
                .filter(text -> SENTENCE.matcher(text).matches() && !SAME.contains(text)))
        .toList();
  }

  @Test
  void texts_are_found_between_tags_and_in_attributes_and_in_code() {
    assertThat(found("<p class=\"Big\">Hello ${user.name(\"Not this one\")}</p>"))
        .containsExactly("Hello", "Not this one");
    assertThat(found("@if(a > 1)<a aria-label=\"Read on\" href=\"/x\">→</a>@endif"))
        .containsExactly("Read", "on");
    assertThat(
            found(
                "@template.tag.empty(icon = \"route\", title = \"No rides\", content = @`<b>yet</b>`)"))
        .containsExactly("yet", "No rides");
    assertThat(found("<b>${text(\"ride.title\")}</b>")).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void a_script_has_no_sentence(Path script) {
    String code = Texts.read(script).replaceAll("(?m)^\\s*//.*$", "");
    assertThat(all(SCRIPT_TEXT, code)).isSubsetOf(SAME);
  }

  @ParameterizedTest
  @MethodSource("classes")
  void neither_constraints_nor_notices_have_a_text_of_their_own(Path source) {
    assertThat(all(MESSAGE, Texts.read(source))).isEmpty();
    assertThat(all(NOTICE, Texts.read(source))).isEmpty();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(found -> found.group(1)).toList();
  }
}
