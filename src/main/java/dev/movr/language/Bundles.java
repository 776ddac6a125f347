package dev.movr.language;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** All texts of a language, read from the bundles when they are first asked for. */
final class Bundles {
  private static final Map<Language, Bundles> ALL = new EnumMap<>(Language.class);

  static {
    for (Language language : Language.values()) {
      ALL.put(language, new Bundles(language));
    }
  }

  private final Language language;
  private final Map<String, Properties> bundles = new ConcurrentHashMap<>();
  private final Map<String, Phrase> phrases = new ConcurrentHashMap<>();

  private Bundles(Language language) {
    this.language = language;
  }

  static Bundles of(Language language) {
    return requireNonNull(ALL.get(language));
  }

  /**
   * @throws MissingResourceException when there is none
   */
  Phrase phrase(String key) {
    Phrase known = phrases.get(key);
    return known == null ? phrases.computeIfAbsent(key, this::compiled) : known;
  }

  private Phrase compiled(String key) {
    int dot = key.indexOf('.');
    String text =
        dot < 0
            ? null
            : bundles.computeIfAbsent(key.substring(0, dot), this::read).getProperty(key);
    if (text == null) {
      throw new MissingResourceException("No text in " + language, "words", key);
    }
    return Phrase.of(language == Language.PSEUDO ? PseudoText.of(text) : text, language.locale());
  }

  private Properties read(String name) {
    String folder = language == Language.PSEUDO ? Language.ENGLISH.tag() : language.tag();
    String path = "/words/" + folder + "/" + name + ".properties";
    var bundle = new Properties();
    try (var file = Bundles.class.getResourceAsStream(path)) {
      if (file != null) {
        bundle.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      }
      return bundle;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
