package dev.movr.gbfs;

import dev.movr.region.City;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of the feed; {@code application.yaml} has the defaults and says what each is for.
 *
 * @param contact the e-mail address for questions about the feed
 * @param maxRange of a scooter with a full battery, in metres
 * @param assumedRange that every listed scooter is said to have left, in metres: at most the other
 * @param prices by a city's slug or, for those without one of their own, by the currency's code
 */
@ConfigurationProperties("movr.gbfs")
record GbfsSettings(String contact, int maxRange, int assumedRange, Map<String, Price> prices) {
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

  /**
   * What a ride costs, in the city's currency and with taxes.
   *
   * @param unlock once
   * @param minute for each minute begun
   */
  record Price(BigDecimal unlock, BigDecimal minute) {
    private boolean whole() {
      return unlock != null && minute != null && unlock.signum() >= 0 && minute.signum() >= 0;
    }
  }

  GbfsSettings {
    if (contact == null || !EMAIL.matcher(contact).matches()) {
      throw new IllegalArgumentException("movr.gbfs.contact must be an e-mail address");
    }
    if (maxRange < 0) {
      throw new IllegalArgumentException("movr.gbfs.max-range must be at least 0");
    }
    if (assumedRange < 0 || assumedRange > maxRange) {
      throw new IllegalArgumentException(
          "movr.gbfs.assumed-range must be at least 0 and at most movr.gbfs.max-range");
    }
    prices = prices == null ? Map.of() : inLowerCase(prices);
  }

  /** An environment variable gives the same price once more, under a key in lower case. */
  private static Map<String, Price> inLowerCase(Map<String, Price> prices) {
    return prices.entrySet().stream()
        .collect(
            Collectors.toUnmodifiableMap(
                entry -> entry.getKey().toLowerCase(Locale.ROOT),
                Map.Entry::getValue,
                (one, same) -> one));
  }

  /**
   * @throws IllegalArgumentException when neither the city nor its currency has a whole price
   */
  Price priceIn(City city) {
    String currency = city.currency().getCurrencyCode().toLowerCase(Locale.ROOT);
    return Optional.ofNullable(prices.get(city.slug()))
        .or(() -> Optional.ofNullable(prices.get(currency)))
        .filter(Price::whole)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "movr.gbfs.prices must give unlock and minute, neither below 0, for %s or for %s"
                    .formatted(city.currency(), city.slug())));
  }
}
