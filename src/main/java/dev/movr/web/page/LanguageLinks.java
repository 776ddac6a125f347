package dev.movr.web.page;

import dev.movr.language.Language;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The same page in the other languages.
 *
 * @param offered of this instance, in their order
 * @param path of the page, with its query but for the language; of what cannot be asked for again
 *     that of the home page
 */
public record LanguageLinks(List<Language> offered, String path) {
  private static final String PARAMETER = "lang=";

  static LanguageLinks of(List<Language> offered, HttpServletRequest request, boolean repeatable) {
    String uri = (String) request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
    String path = uri == null ? request.getRequestURI() : uri;
    boolean local = repeatable && !path.startsWith("//");
    return new LanguageLinks(offered, local ? path + query(request.getQueryString()) : "/");
  }

  private static String query(@Nullable String query) {
    return Arrays.stream((query == null ? "" : query).split("&"))
        .filter(part -> !part.isEmpty() && !part.startsWith(PARAMETER))
        .collect(Collectors.joining("&", "?", ""))
        .replaceFirst("^\\?$", "");
  }

  public Language current() {
    return Language.current();
  }

  /** The address of this page in a language. */
  public String in(Language language) {
    return path + (path.contains("?") ? "&" : "?") + PARAMETER + language.tag();
  }
}
