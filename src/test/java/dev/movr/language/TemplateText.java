package dev.movr.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes a template apart into its markup and the strings in its code. */
final class TemplateText {
  private static final Pattern NEITHER =
      Pattern.compile("(?s:<%--.*?--%>)|(?m:^@(?:import|param) .*$)");
  private static final Pattern CODE =
      Pattern.compile("[!$]\\{|@(?:if|elseif|for|template[\\w.]*)\\(");
  private static final Pattern STRING = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern READ_OUT =
      Pattern.compile("(?:aria-label|title|alt|placeholder)=\"([^\"]*)\"");

  private final String source;
  private final StringBuilder markup = new StringBuilder();
  private final List<String> strings = new ArrayList<>();
  private int at;

  private TemplateText(String source) {
    this.source = NEITHER.matcher(source).replaceAll("");
    markup("");
  }

  static TemplateText of(String source) {
    return new TemplateText(source);
  }

  /** What stands between tags, and in attributes that are read out or shown. */
  List<String> texts() {
    var texts = new ArrayList<>(READ_OUT.matcher(markup).results().map(r -> r.group(1)).toList());
    texts.add(
        markup
            .toString()
            .replaceAll("(?s)<[^>]*>", " ")
            .replaceAll("@(else|endif|endfor|raw|endraw)", " "));
    return texts;
  }

  /** The string literals of its code. */
  List<String> strings() {
    return strings;
  }

  /** Up to the end of the source, or to the backtick that ends a content. */
  private void markup(String end) {
    var code = CODE.matcher(source);
    while (at < source.length()) {
      if (!end.isEmpty() && source.startsWith(end, at)) {
        at++;
        return;
      }
      if (code.find(at) && code.start() == at) {
        at = code.end();
        code();
      } else {
        markup.append(source.charAt(at++));
      }
    }
  }

  /**
   * From behind an opening bracket to behind the one that closes it; contents within are markup.
   */
  private void code() {
    int depth = 1;
    while (depth > 0) {
      char c = source.charAt(at);
      if (c == '"') {
        var string = STRING.matcher(source).region(at, source.length());
        assertThat(string.lookingAt()).isTrue();
        strings.add(string.group(1));
        at = string.end();
      } else if (source.startsWith("@`", at)) {
        at += 2;
        markup("`");
      } else {
        depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
        at++;
      }
    }
  }
}
