package dev.movr.web.security;

import dev.movr.web.failure.StaleForm;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.web.util.WebUtils;

/**
 * What becomes of a form without a valid token: nothing of it is done. Sent from a page of MovR,
 * its page comes back with what was typed and a new token; sent from another site, whose values
 * nobody has typed here, it is only refused.
 */
final class RefusedForms implements AccessDeniedHandler {
  private final String cookie;

  /**
   * @param cookie with which the token is compared
   */
  RefusedForms(String cookie) {
    this.cookie = cookie;
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
      throws IOException, ServletException {
    if (!(denied instanceof CsrfException)) {
      response.sendError(HttpStatus.NOT_FOUND.value());
    } else if (!request.getMethod().equals("POST") || !isFromHere(request)) {
      response.sendError(HttpStatus.FORBIDDEN.value());
    } else {
      (WebUtils.getCookie(request, cookie) == null ? StaleForm.WITHOUT_COOKIE : StaleForm.OLD)
          .mark(request);
      response.setStatus(HttpStatus.FORBIDDEN.value());
      request.getRequestDispatcher(FormPage.of(request)).forward(new Get(request), response);
    }
  }

  /** Browsers say so themselves, and no page can make them say anything else. */
  private static boolean isFromHere(HttpServletRequest request) {
    return "same-origin".equals(request.getHeader("Sec-Fetch-Site"))
        || Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
            .map(origin -> origin.replaceFirst("^https?://", ""))
            .filter(host -> host.equals(request.getHeader(HttpHeaders.HOST)))
            .isPresent();
  }

  private static final class Get extends HttpServletRequestWrapper {
    Get(HttpServletRequest request) {
      super(request);
    }

    @Override
    public String getMethod() {
      return "GET";
    }
  }
}
