package dev.movr.web;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

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

  /** For what failed before it could be matched: as far as the request line tells. */
  public static boolean contain(@Nullable String uri) {
    return uri != null
        && !uri.equals(PROBLEMS_PAGE)
        && (uri.startsWith("/gbfs/") || uri.startsWith("/api/"));
  }
}
