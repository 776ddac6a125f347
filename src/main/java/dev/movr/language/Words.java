package dev.movr.language;

import com.ibm.icu.text.ListFormatter;
import gg.jte.Content;
import gg.jte.html.escape.Escape;
import gg.jte.output.StringOutput;
import java.util.Arrays;
import java.util.List;

/**
 * The texts that people read, in the language of the request that this thread answers. A text's key
 * begins with the name of its bundle: {@code ride.title} is in {@code words/en/ride.properties}.
 * Within, {@code {0}} stands for the first argument, and what ICU's MessageFormat knows for plurals
 * and choices. docs/languages.md has the rules.
 */
public final class Words {
  private Words() {}

  /**
   * A text without markup.
   *
   * @param arguments whole numbers are written as the language writes them
   * @throws java.util.MissingResourceException when there is no such key
   */
  public static String text(String key, Object... arguments) {
    return in(Language.current(), key, arguments);
  }

  /** The same for a reader who has not sent the request, and so in a language of their own. */
  public static String in(Language language, String key, Object... arguments) {
    return Bundles.of(language).phrase(key).with(arguments);
  }

  /** Like {@code Boston, Paris and Rome}. */
  public static String list(List<String> parts) {
    return ListFormatter.getInstance(Language.current().locale()).format(parts);
  }

  /**
   * A text with markup, which is its own; what the arguments hold is escaped, unless they are
   * content of a template.
   *
   * @throws java.util.MissingResourceException when there is no such key
   */
  public static Content html(String key, Object... arguments) {
    String html = text(key, Arrays.stream(arguments).map(Words::escaped).toArray());
    return output -> output.writeContent(html);
  }

  private static Object escaped(Object argument) {
    var output = new StringOutput();
    switch (argument) {
      case Content content -> content.writeTo(output);
      case Number number -> {
        return number;
      }
      default -> Escape.htmlAttribute(argument.toString(), output);
    }
    return output.toString();
  }
}
