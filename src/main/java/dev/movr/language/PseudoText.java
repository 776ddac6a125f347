package dev.movr.language;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Makes words long and strange; markup and places for arguments stay. */
final class PseudoText {
  /** Markup, arguments, and what a plural or a choice is written with; their texts are changed. */
  private static final Pattern KEPT =
      Pattern.compile(
          "<[^>]*>|&\\w+;|\\{\\d+}|\\{\\d+, \\w+,|(?:=\\d+|one|many|other) \\{(?!\\d+})|}");

  private static final String PLAIN = "aeiouyAEIOUYcnrst";
  private static final String STRANGE = "âéîöûÿÂÉÎÖÛŸçñŕšţ";

  private PseudoText() {}

  /** A third longer, as German or Finnish would be. */
  static String of(String text) {
    var made = new StringBuilder();
    var kept = KEPT.matcher(text);
    int from = 0;
    while (kept.find()) {
      made.append(strange(text.substring(from, kept.start()))).append(kept.group());
      from = kept.end();
    }
    return made.append(strange(text.substring(from))).toString();
  }

  private static String strange(String text) {
    return Pattern.compile("\\p{L}{4,}")
        .matcher(text)
        .replaceAll(word -> word.group() + word.group().substring(word.group().length() * 2 / 3))
        .chars()
        .mapToObj(letter ->
            String.valueOf(
                PLAIN.indexOf(letter) < 0 ? (char) letter : STRANGE.charAt(PLAIN.indexOf(letter))))
        .collect(Collectors.joining());
  }
}
