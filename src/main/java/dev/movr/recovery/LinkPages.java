package dev.movr.recovery;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** What pages behind a link have in common. */
final class LinkPages {
  private LinkPages() {}

  /** The link stands in the page's address, which the browser must tell nobody. */
  static void keepToThisPage(HttpServletResponse response) {
    response.setHeader("Referrer-Policy", "no-referrer");
  }

  /** The page for a link that was used, has expired, or never was one: which, is not told. */
  static ModelAndView refused(String advice, String href, String label) {
    return new ModelAndView(
        "link-refused", Map.of("advice", advice, "href", href, "label", label), HttpStatus.GONE);
  }
}
