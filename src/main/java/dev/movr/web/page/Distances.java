package dev.movr.web.page;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.number.Precision;
import com.ibm.icu.util.MeasureUnit;
import dev.movr.language.Language;
import dev.movr.region.City;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Distances as people read them: as on the signs of the city, and in the request's language. */
public final class Distances {
  /** Of the countries whose signs have miles. */
  private static final Set<String> CURRENCIES = Set.of("USD", "GBP");

  /** Kept: to make one takes ten times as long as to write with it. */
  private static final Map<Format, LocalizedNumberFormatter> FORMATS = new ConcurrentHashMap<>();

  private record Format(Language language, MeasureUnit unit, int fraction) {
    LocalizedNumberFormatter formatter() {
      return NumberFormatter.withLocale(language.locale())
          .unit(unit)
          .unitWidth(NumberFormatter.UnitWidth.SHORT)
          .precision(Precision.fixedFraction(fraction));
    }
  }

  private static final double METERS_IN_MILE = 1609.344;
  private static final double METERS_IN_FOOT = 0.3048;

  private Distances() {}

  /**
   * Like {@code 350 m} and {@code 1.4 km} from a kilometre on, or like {@code 350 ft} and {@code
   * 0.2 mi}.
   */
  public static String text(double meters, City city) {
    if (CURRENCIES.contains(city.currency().getCurrencyCode())) {
      double feet = meters / METERS_IN_FOOT;
      return feet < 1000
          ? written(feet, 50, MeasureUnit.FOOT)
          : written(meters / METERS_IN_MILE, 0.1, MeasureUnit.MILE);
    }
    return meters < 995
        ? written(meters, 10, MeasureUnit.METER)
        : written(meters / 1000, 0.1, MeasureUnit.KILOMETER);
  }

  private static String written(double amount, double step, MeasureUnit unit) {
    return FORMATS
        .computeIfAbsent(new Format(Language.current(), unit, step < 1 ? 1 : 0), Format::formatter)
        .format(Math.round(amount / step) * step)
        .toString();
  }
}
