package dev.movr.workload.load;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How many, as people write it: {@code 1000000}, {@code 1,000,000}, {@code 1M}, {@code 2.5k}. */
final class Quantity implements ITypeConverter<Integer> {
  private static final int MOST = 1_000_000_000;
  private static final Pattern TEXT = Pattern.compile("(\\d[\\d,_]*(?:\\.\\d+)?)([km]?)");

  @Override
  public Integer convert(String text) {
    var matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw refusal();
    }
    BigDecimal number = new BigDecimal(matcher.group(1).replaceAll("[,_]", ""));
    BigDecimal all = number.scaleByPowerOfTen(powers(matcher.group(2)));
    try {
      int count = all.intValueExact();
      if (count <= MOST) {
        return count;
      }
    } catch (ArithmeticException tooLargeOrBroken) {
      // Refused below.
    }
    throw refusal();
  }

  private static int powers(String unit) {
    return switch (unit) {
      case "k" -> 3;
      case "m" -> 6;
      default -> 0;
    };
  }

  private static TypeConversionException refusal() {
    return new TypeConversionException("a number such as 1000000, 1,000,000, 10k or 1M is wanted");
  }
}
