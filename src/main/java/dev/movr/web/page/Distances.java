package dev.movr.web.page;

import java.util.Locale;

/** Distances as people read them. */
public final class Distances {
  private Distances() {}

  /** Like {@code 350 m}, or {@code 1.4 km} from a kilometre on. */
  public static String text(double meters) {
    long tens = Math.round(meters / 10) * 10;
    return tens < 1000 ? tens + " m" : String.format(Locale.ROOT, "%.1f km", meters / 1000);
  }
}
