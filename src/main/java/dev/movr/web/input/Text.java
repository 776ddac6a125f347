package dev.movr.web.input;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Text as people type it. */
public final class Text {
  private Text() {}

  /**
   * In composed form, with every run of blanks of any kind as one space, and none at the ends;
   * absent text is empty.
   */
  public static String clean(@Nullable String typed) {
    return typed == null
        ? ""
        : Normalizer.normalize(typed, Normalizer.Form.NFC)
            .replaceAll("[\\p{Z}\\t\\r\\n\\u2800\\u3164\\u115F\\u1160\\uFFA0]+", " ")
            .strip();
  }

  /** The form in which usernames are compared: NFKC and without case. */
  public static String canonical(String username) {
    String compatible = Normalizer.normalize(username, Normalizer.Form.NFKC);
    String folded =
        compatible.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    return Normalizer.normalize(folded, Normalizer.Form.NFKC);
  }

  /**
   * Whether a page can show it: no control, format, unassigned or replacement characters, no broken
   * surrogates.
   */
  static boolean isPlain(String text) {
    return text.codePoints().noneMatch(Text::isUnprintable);
  }

  private static boolean isUnprintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> character == 0xFFFD;
    };
  }
}
