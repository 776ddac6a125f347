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
    if (path.equals("/login/passkey")) {
      return "/login";
    }
    if (path.startsWith("/profile/passkeys")) {
      return path.endsWith("/passkeys") ? path + "/add" : path;
    }
    if (path.contains("/staff/vehicles/")) {
      return path.replaceFirst("/staff(/vehicles/.*)/rider$", "$1");
    }
    if (path.endsWith("/end")) {
      return "/rides";
    }
    if (path.endsWith("/rides")) {
      return path.replaceFirst("/rides$", "/vehicles");
    }
    if (path.endsWith("/out-of-service")) {
      return path.replaceFirst("/out-of-service$", "");
    }
    return path.endsWith("/remove") || path.endsWith("/end-ride") || path.endsWith("-everywhere")
        ? "/profile"
        : path.equals("/logout") || path.equals("/city") ? "/" : path;
  }
}
