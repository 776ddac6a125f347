package dev.movr.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.util.UriUtils;

/** The paths that are for programs, not for people: those of the API and of the feed. */
public final class ProgramPaths {
  /** The page that explains the API's problems; like the API's own page, it is for people. */
  public static final String PROBLEMS_PAGE = "/api/problems";

  private static final PathPatternRequestMatcher.Builder PATHS =
      PathPatternRequestMatcher.withDefaults();
  public static final RequestMatcher API =
      new AndRequestMatcher(
          PATHS.matcher("/api/**"),
          new NegatedRequestMatcher(
              new OrRequestMatcher(PATHS.matcher("/api"), PATHS.matcher(PROBLEMS_PAGE))));
  public static final RequestMatcher FEED = PATHS.matcher("/gbfs/**");

  private ProgramPaths() {}

  /** As it was sent; where a request's failure is answered, that of the request. */
  static String uri(HttpServletRequest request) {
    return request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String failed
        ? failed
        : request.getRequestURI();
  }

  /**
   * For what failed before it could be matched: as far as the request line tells.
   *
   * @param uri as it was sent, with its percent-encoding; where that is broken, as it stands
   */
  public static boolean contain(@Nullable String uri) {
    String path = decoded(uri == null ? "" : uri);
    return !path.equals(PROBLEMS_PAGE) && (path.startsWith("/gbfs/") || path.startsWith("/api/"));
  }

  /** Like {@link #contain}, of the feed alone. */
  static boolean areOfFeed(@Nullable String uri) {
    return decoded(uri == null ? "" : uri).startsWith("/gbfs/");
  }

  private static String decoded(String uri) {
    try {
      return UriUtils.decode(uri, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return uri;
    }
  }
}
