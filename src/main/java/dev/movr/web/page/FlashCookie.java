package dev.movr.web.page;

import dev.movr.web.security.Sealer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * Keeps what one page leaves for the one that follows it, a notice, in a sealed cookie: MovR has no
 * server-side sessions.
 */
@Component("flashMapManager")
class FlashCookie extends AbstractFlashMapManager {
  private static final String COOKIE = "movr_notices";
  private static final String NOTICE = "notice";

  /** Tabs in which something was done and whose next page has not been fetched yet. */
  private static final int MOST = 4;

  private final Sealer sealer;

  FlashCookie(Sealer sealer) {
    this.sealer = sealer;
  }

  /** A list that the superclass takes from; each goes to the page of its path. */
  @Override
  protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
        .flatMap(cookie -> sealer.open(COOKIE, cookie.getValue()))
        .<List<FlashMap>>map(text ->
            text.lines().map(this::flashMap).collect(Collectors.toCollection(ArrayList::new)))
        .orElse(null);
  }

  private FlashMap flashMap(String line) {
    String[] parts = line.split("\t", 2);
    var flash = new FlashMap();
    flash.setTargetRequestPath(parts[0]);
    flash.put(NOTICE, parts[1]);
    flash.startExpirationPeriod(getFlashMapTimeout());
    return flash;
  }

  private static String line(FlashMap flash) {
    return Stream.of(
            String.valueOf(flash.getTargetRequestPath()), String.valueOf(flash.get(NOTICE)))
        .map(text -> text.replaceAll("\\s", " "))
        .collect(Collectors.joining("\t"));
  }

  @Override
  protected void updateFlashMaps(
      List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
    String lines =
        flashMaps.stream()
            .skip(Math.max(0, flashMaps.size() - MOST))
            .map(FlashCookie::line)
            .collect(Collectors.joining("\n"));
    String sealed = lines.isEmpty() ? "" : sealer.seal(COOKIE, lines);
    var cookie =
        ResponseCookie.from(COOKIE, sealed)
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(sealed.isEmpty() ? 0 : getFlashMapTimeout());
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
