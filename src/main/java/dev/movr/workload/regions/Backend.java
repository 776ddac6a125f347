package dev.movr.workload.regions;

import dev.movr.region.Region;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** An instance as the front door knows it: where it is, and whether it is ready. */
final class Backend {
  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(2);

  private final Region region;
  private final URI address;
  private final LongAdder requests = new LongAdder();
  private volatile boolean ready;

  Backend(Region region, URI address) {
    this.region = region;
    this.address = address;
  }

  Region region() {
    return region;
  }

  URI address() {
    return address;
  }

  boolean isReady() {
    return ready;
  }

  /** Known from elsewhere: somebody has tried to reach it in vain, or has ended it. */
  void isAway() {
    ready = false;
  }

  /** Asks it, as a load balancer does. */
  void askWhetherReady(HttpClient http) throws InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve("/readyz")).timeout(LONGEST_ANSWER).build();
    try {
      ready = http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException away) {
      ready = false;
    }
  }

  void served() {
    requests.increment();
  }

  long requests() {
    return requests.sum();
  }
}
