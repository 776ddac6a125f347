package dev.movr.login;

import dev.movr.web.failure.RetryAfter;
import java.time.Duration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Too many passwords wait to be hashed: nothing was done. */
public final class HashingBusy extends ErrorResponseException {
  private static final long serialVersionUID = 1;

  private final Duration wait;

  HashingBusy(Duration wait) {
    super(HttpStatus.TOO_MANY_REQUESTS);
    this.wait = wait;
    getHeaders().set(HttpHeaders.RETRY_AFTER, new RetryAfter(wait).seconds());
  }

  /** When those who wait now are done. */
  public Duration retryAfter() {
    return wait;
  }
}
