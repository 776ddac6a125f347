package dev.movr.login;

import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.web.security.Sealer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Logins as sealed text that a client keeps, each for one purpose, so that any instance in any
 * region recognises them.
 */
@Component
class SealedLogins {
  private final Sealer sealer;
  private final Cities cities;
  private final Clock clock;

  SealedLogins(Sealer sealer, Cities cities, Clock clock) {
    this.sealer = sealer;
    this.cities = cities;
    this.clock = clock;
  }

  /** A login, and when it was issued. */
  record IssuedLogin(Login login, Instant issuedAt) {}

  /** What is added stands last, where instances of an older version do not look. */
  String seal(String purpose, Login login) {
    String text =
        String.join(
            "\n",
            login.city().name(),
            login.userId().toString(),
            login.username(),
            String.valueOf(login.sessionNumber()),
            String.valueOf(clock.instant().getEpochSecond()),
            String.valueOf(login.number()));
    return sealer.seal(purpose, text);
  }

  /**
   * The login that was sealed for this purpose within this lifetime; {@link Logins} knows whether
   * it is still valid.
   */
  Optional<IssuedLogin> open(String purpose, String sealed, Duration lifetime) {
    return sealer
        .open(purpose, sealed)
        .flatMap(this::parsed)
        .filter(issued -> age(issued).compareTo(lifetime) < 0);
  }

  private Optional<IssuedLogin> parsed(String text) {
    String[] parts = text.split("\n", -1);
    return cities.byName(parts[0]).map(city -> issued(city, parts));
  }

  /**
   * An older version gives logins no number: the second in which it issued them is theirs, and
   * stays it when they are renewed.
   */
  private static IssuedLogin issued(City city, String[] parts) {
    long number = Long.parseLong(parts[parts.length > 5 ? 5 : 4]);
    return new IssuedLogin(
        new Login(city, UUID.fromString(parts[1]), parts[2], Long.parseLong(parts[3]), number),
        Instant.ofEpochSecond(Long.parseLong(parts[4])));
  }

  Duration age(IssuedLogin issued) {
    return Duration.between(issued.issuedAt(), clock.instant());
  }
}
