package dev.movr.login;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The least time in which a refusal is answered: it hides what was refused, and slows those who ask
 * without a pause.
 */
@Component
public class Floor {
  private final Duration time;

  Floor(LoginSettings settings) {
    this.time = settings.floor();
  }

  /** Returns no sooner than that long after {@link System#nanoTime} was this. */
  public void awaitSince(long begin) {
    try {
      Thread.sleep(Duration.ofNanos(Math.max(0, begin + time.toNanos() - System.nanoTime())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
