package dev.movr.login;

import dev.movr.language.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody logs in with, in the few words by which its owner knows it again: {@code Firefox on
 * Android}. No version, no model: the header itself would tell people apart.
 */
public final class Device {
  private static final String A_BROWSER = "A browser";
  private static final String A_PROGRAM = "A program";
  private static final String ON = " on ";

  /** What others claim to be as well stands behind them: Edge says that it is Chrome and Safari. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("Edg", "Edge"),
          Map.entry("OPR/", "Opera"),
          Map.entry("SamsungBrowser/", "Samsung Internet"),
          Map.entry("Firefox/", "Firefox"),
          Map.entry("FxiOS/", "Firefox"),
          Map.entry("CriOS/", "Chrome"),
          Map.entry("Chrome/", "Chrome"),
          Map.entry("Safari/", "Safari"),
          Map.entry("Mozilla/", A_BROWSER));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("iPhone", "iPhone"),
          Map.entry("iPad", "iPad"),
          Map.entry("Android", "Android"),
          Map.entry("CrOS", "ChromeOS"),
          Map.entry("Windows", "Windows"),
          Map.entry("Macintosh", "macOS"),
          Map.entry("Linux", "Linux"));

  private Device() {}

  /**
   * @param userAgent the header {@code User-Agent}, of which nothing else is kept
   */
  public static String of(@Nullable String userAgent) {
    String text = userAgent == null ? "" : userAgent;
    String browser = first(BROWSERS, text).orElse(A_PROGRAM);
    return first(SYSTEMS, text).map(system -> browser + ON + system).orElse(browser);
  }

  /** What {@link #of} has made, in the language of the request. */
  static String inWords(String device) {
    String[] parts = device.split(ON, 2);
    String browser =
        switch (parts[0]) {
          case A_BROWSER -> Words.text("login.a-browser");
          case A_PROGRAM -> Words.text("login.a-program");
          default -> parts[0];
        };
    return parts.length == 1 ? browser : Words.text("login.device", browser, parts[1]);
  }

  private static Optional<String> first(List<Map.Entry<String, String>> names, String text) {
    return names.stream()
        .filter(name -> text.contains(name.getKey()))
        .findFirst()
        .map(Map.Entry::getValue);
  }
}
