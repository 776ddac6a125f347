package dev.movr.web.failure;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Why a form's token was not accepted. Nothing was done, and its page is shown again. */
public enum StaleForm {
  /** It is not that of the browser's cookie: the cookie has expired since, or was deleted. */
  OLD,

  /** The browser has sent no cookie to compare it with. */
  WITHOUT_COOKIE;

  private static final String ATTRIBUTE = StaleForm.class.getName();

  /** Notes that the page answers such a form. */
  public void mark(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }

  /** Empty when the page answers anything else. */
  public static Optional<StaleForm> of(HttpServletRequest request) {
    return Optional.ofNullable((StaleForm) request.getAttribute(ATTRIBUTE));
  }
}
