package dev.movr.passkey;

import dev.movr.web.WebSettings;
import dev.movr.web.failure.NotFound;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/**
 * For which site passkeys are made, and by which they are asked for (WebAuthn, "relying party").
 *
 * @param host the relying party's id
 * @param origin the only one that may ask
 */
record RelyingParty(String host, String origin) {
  /**
   * The public URL's; without one, that of the request on localhost.
   *
   * @throws NotFound where there is none: somewhere else without a public URL
   */
  static RelyingParty of(WebSettings settings, HttpServletRequest request) {
    String host = settings.passkeyHost();
    if (host.isEmpty()
        || (settings.publicOrigin().isEmpty() && !request.getServerName().equals(host))) {
      throw new NotFound();
    }
    String own = request.getRequestURL().toString();
    return new RelyingParty(host, settings.publicOrigin().orElseGet(() -> origin(own)));
  }

  private static String origin(String url) {
    URI uri = URI.create(url);
    return uri.getScheme() + "://" + uri.getAuthority();
  }
}
