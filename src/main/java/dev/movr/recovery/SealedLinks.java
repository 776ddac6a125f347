package dev.movr.recovery;

import dev.movr.web.security.Sealer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * What a link carries, sealed for one purpose, so that nobody reads or changes it, and any instance
 * in any region opens it. That a link is good once comes from what it carries: it has to fit what
 * is stored, and using it changes that.
 */
@Component
final class SealedLinks {
  /** How long a link is good. */
  static final Duration LIFETIME = Duration.ofMinutes(30);

  private final Sealer sealer;
  private final Clock clock;

  SealedLinks(Sealer sealer, Clock clock) {
    this.sealer = sealer;
    this.clock = clock;
  }

  /**
   * @param parts without line breaks
   */
  String seal(String purpose, List<String> parts) {
    String now = String.valueOf(clock.instant().getEpochSecond());
    String text = String.join("\n", Stream.concat(Stream.of(now), parts.stream()).toList());
    return sealer.seal(purpose, text);
  }

  /** The parts that were sealed for this purpose, within the last half hour. */
  Optional<List<String>> open(String purpose, String sealed) {
    return sealer
        .open(purpose, sealed)
        .map(text -> List.of(text.split("\n", -1)))
        .filter(parts -> age(parts.getFirst()).compareTo(LIFETIME) < 0)
        .map(parts -> parts.subList(1, parts.size()));
  }

  private Duration age(String sealedAt) {
    return Duration.between(Instant.ofEpochSecond(Long.parseLong(sealedAt)), clock.instant());
  }
}
