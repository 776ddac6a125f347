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
 * Logins as text that a client keeps, sealed for one purpose, so that any instance in any region
 * knows them.
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

  /** A login, and when it was sealed. */
  record Kept(Login login, Instant since) {}

  String seal(String purpose, Login login) {
    String text =
        String.join(
            "\n",
            login.city().name(),
            login.userId().toString(),
            login.username(),
            String.valueOf(login.sessionNumber()),
            String.valueOf(clock.instant().getEpochSecond()));
    return sealer.seal(purpose, text);
  }

  /**
   * The login that was sealed for that purpose within that lifetime; whether it still lives, {@link
   * Logins} knows.
   */
  Optional<Kept> open(String purpose, String sealed, Duration lifetime) {
    return sealer
        .open(purpose, sealed)
        .flatMap(this::parsed)
        .filter(kept -> age(kept).compareTo(lifetime) < 0);
  }

  private Optional<Kept> parsed(String text) {
    String[] parts = text.split("\n", -1);
    return cities.byName(parts[0]).map(city -> kept(city, parts));
  }

  private static Kept kept(City city, String[] parts) {
    return new Kept(
        new Login(city, UUID.fromString(parts[1]), parts[2], Long.parseLong(parts[3])),
        Instant.ofEpochSecond(Long.parseLong(parts[4])));
  }

  Duration age(Kept kept) {
    return Duration.between(kept.since(), clock.instant());
  }
}
