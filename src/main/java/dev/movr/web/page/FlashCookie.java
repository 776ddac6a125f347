package dev.movr.web.page;

import dev.movr.web.security.Sealer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.AbstractFlashMapManager;
import org.springframework.web.util.WebUtils;

/**
 * Keeps what one page leaves for the next, a notice, in a sealed cookie: MovR has no server-side
 * sessions.
 */
@Component("flashMapManager")
class FlashCookie extends AbstractFlashMapManager {
  private static final String COOKIE = "movr_notice";

  /** What a page loads beside itself must not take the notice from it. */
  private static final Pattern ASSET = Pattern.compile("/(assets|webjars)/.*|/favicon\\.ico");

  private static final String NOTICE = "notice";

  private final Sealer sealer;

  FlashCookie(Sealer sealer) {
    this.sealer = sealer;
  }

  /** A list that the superclass takes from what it hands on. */
  @Override
  protected @Nullable List<FlashMap> retrieveFlashMaps(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, COOKIE))
        .filter(cookie -> !ASSET.matcher(request.getRequestURI()).matches())
        .flatMap(cookie -> sealer.open(COOKIE, cookie.getValue()))
        .map(this::flashMap)
        .<List<FlashMap>>map(map -> new ArrayList<>(List.of(map)))
        .orElse(null);
  }

  private FlashMap flashMap(String notice) {
    var flash = new FlashMap();
    flash.putAll(Map.of(NOTICE, notice));
    flash.startExpirationPeriod(getFlashMapTimeout());
    return flash;
  }

  @Override
  protected void updateFlashMaps(
      List<FlashMap> flashMaps, HttpServletRequest request, HttpServletResponse response) {
    String sealed =
        flashMaps.isEmpty()
            ? ""
            : sealer.seal(COOKIE, String.valueOf(flashMaps.getLast().get(NOTICE)));
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
