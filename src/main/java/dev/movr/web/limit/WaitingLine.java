package dev.movr.web.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For each key a token bucket (the generic cell rate algorithm), and a line for those who find it
 * empty: they are told when to come, and from then on pass, whoever else has come meanwhile. So
 * nobody keeps others out by asking more often. All of it is in memory of a bounded size.
 */
public final class WaitingLine {
  private static final int MOST_BUCKETS = 100_000;
  private static final int MOST_TURNS = 20_000;
  private static final int LONGEST_REMEMBERED = 120;

  /** How long a turn is kept for somebody who does not come. */
  private static final Duration KEPT = Duration.ofMinutes(15);

  private final int burst;
  private final Duration interval;
  private final Duration longest;
  private final Clock clock;

  /** When each bucket is full again. */
  private final Cache<String, Instant> full;

  private final Cache<Place, Instant> turns;

  /**
   * @param burst how many pass at once, at least 1
   * @param interval after which one more passes
   * @param longest line; who comes when it is as long gets no turn
   */
  public WaitingLine(int burst, Duration interval, Duration longest, Clock clock) {
    this.burst = burst;
    this.interval = interval;
    this.longest = longest;
    this.clock = clock;
    this.full = Caffeine.newBuilder().maximumSize(MOST_BUCKETS).expireAfterWrite(fullest()).build();
    this.turns =
        Caffeine.newBuilder().maximumSize(MOST_TURNS).expireAfterWrite(longest.plus(KEPT)).build();
  }

  private Duration fullest() {
    return interval.multipliedBy(burst).plus(longest);
  }

  /** Somebody's place in the line of a key. */
  public record Place(WaitingLine line, String key, String who) {}

  /** Of long texts the beginning counts: they must not fill the memory. */
  public Place place(String key, String who) {
    return new Place(this, shortened(key), shortened(who));
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(LONGEST_REMEMBERED, text.length()));
  }

  /**
   * Passes all of them, or none: then a turn in one line is kept until it comes in the next one,
   * and no place is taken in the lines behind that.
   *
   * @return how long to wait before trying again; zero: passed
   */
  public static synchronized Duration pass(List<Place> places) {
    for (Place place : places) {
      Duration wait = place.line().untilTurn(place);
      if (!wait.isZero()) {
        return wait;
      }
    }
    places.forEach(place -> place.line().turns.invalidate(place));
    return Duration.ZERO;
  }

  private Duration untilTurn(Place place) {
    Instant now = clock.instant();
    Instant turn = turns.getIfPresent(place);
    if (turn == null || turn.plus(KEPT).isBefore(now)) {
      Instant filled = filled(place.key(), now);
      turn = latest(now, filled.minus(interval.multipliedBy(burst - 1L)));
      if (turn.isAfter(now.plus(longest))) {
        return Duration.between(now, turn);
      }
      full.put(place.key(), filled.plus(interval));
      turns.put(place, turn);
    }
    return Duration.between(now, latest(now, turn));
  }

  /** A clock that was put back must not make anybody wait for longer. */
  private Instant filled(String key, Instant now) {
    @Nullable Instant then = full.getIfPresent(key);
    return then == null || then.isBefore(now) || then.isAfter(now.plus(fullest())) ? now : then;
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** As if they had not come. */
  public static synchronized void giveBack(List<Place> places) {
    places.forEach(place ->
        place
            .line()
            .full
            .asMap()
            .computeIfPresent(place.key(), (key, then) -> then.minus(place.line().interval)));
  }

  /** As if nobody had come. */
  public void forget(String key) {
    full.invalidate(shortened(key));
    turns.asMap().keySet().removeIf(place -> place.key().equals(shortened(key)));
  }
}
