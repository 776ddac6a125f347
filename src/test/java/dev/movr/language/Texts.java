package dev.movr.language;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The bundles and the sources that use them, as they are in the repository. */
final class Texts {
  static final Path TEMPLATES = Path.of("src/main/resources/templates");
  private static final Path BUNDLES = Path.of("src/main/resources/words");

  /**
   * A key in quotation marks, or in the braces of a constraint's message; or the beginning of keys.
   */
  private static final Pattern KEY =
      Pattern.compile("(?<!getProperty\\()[\"{]([a-z][a-z-]*\\.[a-z0-9][a-z0-9.-]*)[\"}]");

  private Texts() {}

  static SortedMap<String, String> of(String tag) {
    var all = new TreeMap<String, String>();
    for (Path file : files(BUNDLES.resolve(tag), ".properties")) {
      var bundle = new Properties();
      try (var reader = Files.newBufferedReader(file)) {
        bundle.load(reader);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      bundle.stringPropertyNames().forEach(key -> all.put(key, bundle.getProperty(key)));
    }
    return all;
  }

  /** The names of the bundles of a language. */
  static Set<String> bundles(String tag) {
    var names = new TreeSet<String>();
    files(BUNDLES.resolve(tag), ".properties")
        .forEach(file -> names.add(file.getFileName().toString().replace(".properties", "")));
    return names;
  }

  /** What looks like a key of one of the bundles, in templates and classes. */
  static Set<String> used() {
    var bundles = bundles("en");
    var used = new TreeSet<String>();
    Stream.concat(
            files(TEMPLATES, ".jte").stream(), files(Path.of("src/main/java"), ".java").stream())
        .forEach(file ->
            KEY.matcher(read(file))
                .results()
                .map(found -> found.group(1))
                .filter(key -> !key.matches(".*\\.(js|jte)"))
                .filter(key -> bundles.contains(key.substring(0, key.indexOf('.'))))
                .forEach(used::add));
    return used;
  }

  static List<Path> files(Path folder, String ending) {
    try (var all = Files.walk(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
