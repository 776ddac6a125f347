package dev.movr.operation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How an instance is operated.
 *
 * @param drain how long requests are still accepted after a load balancer can know that this
 *     instance is about to stop; from 0 on
 */
@ConfigurationProperties("movr.operation")
record OperationSettings(Duration drain) {
  OperationSettings {
    if (drain.isNegative()) {
      throw new IllegalArgumentException("movr.operation.drain must not be negative");
    }
  }
}
