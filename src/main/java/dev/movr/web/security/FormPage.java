package dev.movr.web.security;

import jakarta.servlet.http.HttpServletRequest;

/** Where the form stands that somebody has sent. */
final class FormPage {
  private FormPage() {}

  static String of(HttpServletRequest request) {
    String path = request.getRequestURI();
    if (path.startsWith("/profile/logins/")) {
      return "/profile";
    }
    if (path.endsWith("/end")) {
      return "/rides";
    }
    if (path.endsWith("/rides")) {
      return path.replaceFirst("/rides$", "/vehicles");
    }
    return path.endsWith("/remove") || path.endsWith("/end-ride") || path.endsWith("-everywhere")
        ? "/profile"
        : path.equals("/logout") || path.equals("/city") ? "/" : path;
  }
}
