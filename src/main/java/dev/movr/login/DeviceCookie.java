package dev.movr.login;

import dev.movr.web.input.Text;
import dev.movr.web.security.Sealer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Says, sealed, which users have logged in with this browser, the last four. It logs nobody in: it
 * lets whoever has it try passwords of these users without waiting for those who guess elsewhere.
 */
@Component
public class DeviceCookie {
  private static final String NAME = "movr_device";
  private static final int MOST_USERS = 4;
  private static final Duration LIFETIME = Duration.ofDays(365);

  private final Sealer sealer;
  private final Clock clock;

  DeviceCookie(Sealer sealer, Clock clock) {
    this.sealer = sealer;
    this.clock = clock;
  }

  /** The device, as one that the user with that name, however written, has logged in with. */
  public Optional<String> of(HttpServletRequest request, String username) {
    return Optional.ofNullable(devices(request).get(Text.canonical(Text.clean(username))));
  }

  /** The device, as one that whoever logged in last with this browser has logged in with. */
  public Optional<String> ofAnybody(HttpServletRequest request) {
    return devices(request).values().stream().findFirst();
  }

  /** By username, who was last first. */
  private Map<String, String> devices(HttpServletRequest request) {
    return Optional.ofNullable(WebUtils.getCookie(request, NAME))
        .flatMap(cookie -> sealer.open(NAME, cookie.getValue()))
        .map(text -> text.split("\n", -1))
        .filter(lines -> isCurrent(lines[0]))
        .map(lines ->
            Stream.of(lines)
                .skip(1)
                .map(line -> line.split(" ", 2))
                .collect(
                    Collectors.toMap(
                        pair -> pair[0], pair -> pair[1], (a, b) -> a, LinkedHashMap::new)))
        .orElseGet(LinkedHashMap::new);
  }

  private boolean isCurrent(String issuedAt) {
    Instant then = Instant.ofEpochSecond(Long.parseLong(issuedAt));
    return then.plus(LIFETIME).isAfter(clock.instant());
  }

  /** Adds who has just logged in. */
  public void write(Login login, HttpServletRequest request, HttpServletResponse response) {
    Map<String, String> before = devices(request);
    String device = before.getOrDefault(login.username(), "device " + UUID.randomUUID());
    String users =
        Stream.concat(
                Stream.of(Map.entry(login.username(), device)),
                before.entrySet().stream().filter(user -> !user.getKey().equals(login.username())))
            .limit(MOST_USERS)
            .map(user -> "\n" + user.getKey() + " " + user.getValue())
            .collect(Collectors.joining());
    var cookie =
        ResponseCookie.from(NAME, sealer.seal(NAME, clock.instant().getEpochSecond() + users))
            .path("/")
            .httpOnly(true)
            .secure(request.isSecure())
            .sameSite("Lax")
            .maxAge(LIFETIME);
    response.addHeader(HttpHeaders.SET_COOKIE, cookie.build().toString());
  }
}
