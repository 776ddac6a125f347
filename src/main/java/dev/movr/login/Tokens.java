package dev.movr.login;

import dev.movr.web.input.Text;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * The API's tokens: logins that are sealed like the pages' cookie, each for its own purpose, so
 * that none opens what another opens.
 */
@Component
@EnableConfigurationProperties(TokenSettings.class)
class Tokens {
  private static final String ACCESS = "api-access";
  private static final String REFRESH = "api-refresh";
  private static final Duration KNOWN = Duration.ofDays(365);

  private final SealedLogins sealed;
  private final Logins logins;
  private final LoginList list;
  private final TokenSettings settings;

  Tokens(SealedLogins sealed, Logins logins, LoginList list, TokenSettings settings) {
    this.sealed = sealed;
    this.logins = logins;
    this.list = list;
    this.settings = settings;
  }

  /**
   * What a client receives when it signs in.
   *
   * @param accessToken for the header {@code Authorization: Bearer …}
   * @param refreshToken for getting the next pair
   */
  @Schema(name = "TokenPair")
  record Pair(
      String tokenType,
      String accessToken,
      Duration accessLifetime,
      String refreshToken,
      Duration refreshLifetime) {}

  Pair of(Login login) {
    return new Pair(
        "Bearer",
        sealed.seal(ACCESS, login),
        settings.accessLifetime(),
        sealed.seal(REFRESH, login),
        settings.refreshLifetime());
  }

  /** The first pair of a new login to that account. */
  Pair begin(Login account, HttpServletRequest request) {
    return of(list.begin(account, request, settings.refreshLifetime()));
  }

  /**
   * The next pair of the login behind a refresh token; empty when it has expired or was revoked.
   */
  Optional<Pair> refresh(String token, HttpServletRequest request) {
    Optional<Login> login = living(REFRESH, token, settings.refreshLifetime()).map(Living::login);
    login.ifPresent(living -> list.note(living, request, settings.refreshLifetime()));
    return login.map(this::of);
  }

  /** A living login, and what the directory says of it. */
  record Living(Login login, DirectoryEntry entry) {}

  /** The login behind an access token; empty when the token has expired or was revoked. */
  Optional<Living> access(String token) {
    return living(ACCESS, token, settings.accessLifetime());
  }

  /**
   * The client that has got this refresh token, if it was for the user with that name, however
   * written; the token may have expired or have been revoked.
   */
  Optional<String> device(String token, String username) {
    return sealed
        .open(REFRESH, token, KNOWN)
        .filter(issued -> issued.login().username().equals(Text.canonical(Text.clean(username))))
        .map(issued -> "client " + issued.login().userId() + " " + issued.issuedAt());
  }

  private Optional<Living> living(String purpose, String token, Duration lifetime) {
    return sealed
        .open(purpose, token, lifetime)
        .map(SealedLogins.IssuedLogin::login)
        .flatMap(login -> logins.current(login).map(entry -> new Living(login, entry)));
  }
}
