package dev.movr.workload.load;

import dev.movr.region.City;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import net.datafaker.Faker;

/**
 * Names as they are usual in a city. They are drawn once and put together anew for each person,
 * since to have one made takes as long as to write some rows.
 */
record Names(List<String> first, List<String> last) {
  /** By the clock of the city, since the catalogue names no languages. */
  private static final Map<String, String> LANGUAGES =
      Map.of(
          "Europe/Amsterdam",
          "nl",
          "Europe/Paris",
          "fr",
          "Europe/Rome",
          "it",
          "Europe/Berlin",
          "de",
          "Europe/Vienna",
          "de",
          "Europe/Madrid",
          "es",
          "Europe/Lisbon",
          "pt",
          "Europe/Warsaw",
          "pl");

  private static final int FIRST = 300;
  private static final int LAST = 600;
  private static final int LONGEST = 40;
  private static final int LONGEST_USERNAME = 16;

  /** The same for the same language, always. */
  static Names in(City city) {
    String language = LANGUAGES.getOrDefault(city.timeZone().getId(), "en-US");
    var names = new Faker(Locale.forLanguageTag(language), new Random(1)).name();
    return new Names(some(FIRST, names::firstName), some(LAST, names::lastName));
  }

  private static List<String> some(int count, Supplier<String> names) {
    return Stream.generate(names).filter(name -> name.length() <= LONGEST).limit(count).toList();
  }

  /** A person's names. */
  record Name(String first, String last) {
    /** At most 16 letters and dots, a letter first: {@code chloe.dubois}. */
    String username() {
      String plain = letters(first) + "." + letters(last);
      return plain.substring(0, Math.min(plain.length(), LONGEST_USERNAME));
    }

    private static String letters(String name) {
      return Normalizer.normalize(name, Normalizer.Form.NFKD)
          .toLowerCase(Locale.ROOT)
          .replaceAll("[^a-z]", "");
    }
  }

  Name one(SplittableRandom random) {
    return new Name(first.get(random.nextInt(first.size())), last.get(random.nextInt(last.size())));
  }
}
