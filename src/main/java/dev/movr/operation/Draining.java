package dev.movr.operation;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Comes first when MovR stops, which Spring Boot has made unready just before: requests are still
 * accepted for a while, so that load balancers have time to send them elsewhere.
 */
@Component
@EnableConfigurationProperties(OperationSettings.class)
final class Draining implements SmartLifecycle {
  private static final Logger log = LoggerFactory.getLogger(Draining.class);

  private final OperationSettings settings;
  private volatile boolean running;

  Draining(OperationSettings settings) {
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @Override
  public void stop() {
    running = false;
    if (settings.drain().isPositive()) {
      log.info("Not ready any more, and stopping in {} s", settings.drain().toSeconds());
      pause();
    }
  }

  private void pause() {
    try {
      Thread.sleep(settings.drain());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The last to start is the first to stop. */
  @Override
  public int getPhase() {
    return Integer.MAX_VALUE;
  }
}
