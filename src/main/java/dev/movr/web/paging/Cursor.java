package dev.movr.web.paging;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** The key of the last row of a {@link Slice}, as text that fits into a URL. */
public record Cursor(List<String> parts) {
  private static final String SEPARATOR = "\u001F";

  /** The request holds a cursor that MovR did not make. */
  public static final class Malformed extends RuntimeException {
    private static final long serialVersionUID = 1;

    Malformed(RuntimeException cause) {
      super(cause);
    }
  }

  public static String of(Object... parts) {
    var text = String.join(SEPARATOR, List.of(parts).stream().map(Cursor::text).toList());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Object part) {
    return part instanceof Instant time
        ? String.valueOf(ChronoUnit.MICROS.between(Instant.EPOCH, time))
        : part.toString();
  }

  /**
   * @throws Malformed when it has not that many parts
   */
  public static Cursor parse(String text, int parts) {
    try {
      var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      var cursor = new Cursor(List.of(decoded.split(SEPARATOR, -1)));
      if (cursor.parts.size() != parts || decoded.indexOf(0) >= 0) {
        throw new IllegalArgumentException("parts");
      }
      return cursor;
    } catch (IllegalArgumentException e) {
      throw new Malformed(e);
    }
  }

  public String text(int part) {
    return parts.get(part);
  }

  /**
   * @throws Malformed when that part is no id
   */
  public UUID id(int part) {
    try {
      return UUID.fromString(text(part));
    } catch (IllegalArgumentException e) {
      throw new Malformed(e);
    }
  }

  /**
   * @throws Malformed when that part is no time that the database knows
   */
  public Instant time(int part) {
    try {
      Instant time = Instant.EPOCH.plus(Long.parseLong(text(part)), ChronoUnit.MICROS);
      if (Math.abs(time.getEpochSecond()) > 100_000_000_000L) {
        throw new DateTimeException("too far");
      }
      return time;
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      throw new Malformed(e);
    }
  }

  /**
   * @throws Malformed when that part is no whole number
   */
  public long whole(int part) {
    try {
      return Long.parseLong(text(part));
    } catch (NumberFormatException e) {
      throw new Malformed(e);
    }
  }

  /**
   * @throws Malformed when that part is no finite number
   */
  public double number(int part) {
    try {
      double number = Double.parseDouble(text(part));
      if (!Double.isFinite(number)) {
        throw new NumberFormatException("not finite");
      }
      return number;
    } catch (NumberFormatException e) {
      throw new Malformed(e);
    }
  }
}
