package dev.movr.web.failure;

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
    if (seconds == 1) {
      return "in a second";
    }
    return seconds < 100 ? "in " + seconds + " seconds" : "in " + (seconds + 59) / 60 + " minutes";
  }

  private long rounded() {
    return Math.max(1, time.plusMillis(999).toSeconds());
  }
}
