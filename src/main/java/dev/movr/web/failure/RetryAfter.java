package dev.movr.web.failure;

import dev.movr.language.Words;
import java.time.Duration;

/** When to come again. */
public record RetryAfter(Duration time) {
  /** For the header of that name: whole seconds, at least one. */
  public String seconds() {
    return String.valueOf(rounded());
  }

  /** For people: {@code in 5 seconds}, {@code in 15 minutes}. */
  public String inWords() {
    long seconds = rounded();
    return seconds < 100
        ? Words.text("failure.in-seconds", seconds)
        : Words.text("failure.in-minutes", (seconds + 59) / 60);
  }

  private long rounded() {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }
}
