package dev.movr.web.security;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.springframework.http.HttpMethod;

/** The methods of HTTP that any route has, and those of them that change something. */
final class Methods {
  private static final Set<HttpMethod> READING =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
  private static final Set<HttpMethod> CHANGING =
      Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

  private Methods() {}

  static boolean isChanging(HttpServletRequest request) {
    return CHANGING.contains(HttpMethod.valueOf(request.getMethod()));
  }

  /** No route has it, so that whoever asks may be told: 405, with those that it has. */
  static boolean isUnknown(HttpServletRequest request) {
    return !isChanging(request) && !READING.contains(HttpMethod.valueOf(request.getMethod()));
  }
}
