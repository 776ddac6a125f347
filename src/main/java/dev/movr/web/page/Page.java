package dev.movr.web.page;

import dev.movr.region.Cities;
import dev.movr.region.ClientLocation;
import dev.movr.web.OperatorSettings;
import dev.movr.web.WebSettings;
import dev.movr.web.failure.StaleForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;

/**
 * What the frame of every page needs.
 *
 * @param languages in which this page may be read
 * @param username of who is logged in; null for a visitor
 * @param staff whether that is somebody of the staff
 * @param notice what the page before left to be said; null when nothing
 * @param csrf the token that every form carries; asking for it sets its cookie. Null on a page for
 *     a request that was refused before it got one
 * @param staleForm what the page answers: a form that was not accepted; null for anything else
 * @param now when the page is made
 * @param repeatable whether its request changes nothing, so that it may simply be made again
 * @param requestId by which MovR's log calls the request
 */
public record Page(
    Cities cities,
    ClientLocation location,
    Assets assets,
    WebSettings settings,
    OperatorSettings operator,
    LanguageLinks languages,
    @Nullable String username,
    boolean staff,
    @Nullable String notice,
    Supplier<@Nullable CsrfToken> csrf,
    @Nullable StaleForm staleForm,
    Instant now,
    boolean repeatable,
    @Nullable String requestId) {

  public boolean loggedIn() {
    return username != null;
  }

  /** By which a browser tells users apart without their names; empty for a visitor. */
  public String userMark() {
    return username == null ? "" : Assets.hash(username.getBytes(StandardCharsets.UTF_8));
  }

  public String asset(String name) {
    return assets.link(name);
  }
}
