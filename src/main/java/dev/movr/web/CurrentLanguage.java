package dev.movr.web;

import dev.movr.language.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * The language that a client is answered in: the one that the address asks for, else the one chosen
 * before, be it by logging in to an account, else what the browser prefers, else the first. The API
 * follows {@code Accept-Language} alone, the feed is in English.
 */
@Component
@EnableConfigurationProperties(LanguageSettings.class)
public class CurrentLanguage {
  private static final PreferenceCookie COOKIE = new PreferenceCookie("movr_language");
  private static final Pattern ASKED = Pattern.compile("(?:^|&)lang=([A-Za-z-]{2,5})(?:&|$)");

  private final List<Language> offered;

  CurrentLanguage(LanguageSettings settings) {
    this.offered = settings.languages();
  }

  /** In the order in which they are offered. */
  public List<Language> offered() {
    return offered;
  }

  /** The one with that tag; empty when it is not offered. */
  public Optional<Language> offered(String tag) {
    return Language.of(tag).filter(offered::contains);
  }

  Language of(HttpServletRequest request) {
    String uri = ProgramPaths.uri(request);
    if (ProgramPaths.areOfFeed(uri)) {
      return Language.ENGLISH;
    }
    Optional<Language> wish =
        ProgramPaths.contain(uri) ? Optional.empty() : asked(request).or(() -> chosen(request));
    return wish.orElseGet(() -> preferred(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  /** The one in the query, {@code ?lang=nl}; the body of a form is not read. */
  Optional<Language> asked(HttpServletRequest request) {
    String query = request.getQueryString();
    var asked = ASKED.matcher(query == null ? "" : query);
    return asked.find() ? offered(asked.group(1)) : Optional.empty();
  }

  /** The one that this browser chose before. */
  Optional<Language> chosen(HttpServletRequest request) {
    return COOKIE.read(request).flatMap(this::offered);
  }

  private Language preferred(@Nullable String header) {
    if (header == null) {
      return offered.getFirst();
    }
    try {
      var ranges = Locale.LanguageRange.parse(header);
      return Optional.ofNullable(
              Locale.lookupTag(ranges, offered.stream().map(Language::tag).toList()))
          .flatMap(Language::of)
          .orElse(offered.getFirst());
    } catch (IllegalArgumentException malformed) {
      return offered.getFirst();
    }
  }

  /** The one of an account, where the browser has chosen none. */
  public void takeOver(
      Language language, HttpServletRequest request, HttpServletResponse response) {
    if (offered.contains(language) && chosen(request).isEmpty()) {
      choose(language, request, response);
    }
  }

  /** Remembers the choice on the client for a year. */
  public void choose(Language language, HttpServletRequest request, HttpServletResponse response) {
    COOKIE.write(language.tag(), request, response);
  }
}
