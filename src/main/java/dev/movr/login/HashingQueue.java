package dev.movr.login;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Work that takes a processor for long, done by few threads of its own, so that pages keep the
 * other processors; behind a queue that is bounded, in all and for each client.
 */
@Component
final class HashingQueue {
  /** Of visitors, for each that is done at once: a wait of about two seconds. */
  private static final int WAITING = 32;

  private static final int MOST_OF_A_HOLDER = 8;
  private static final long FIRST_GUESS = Duration.ofMillis(50).toNanos();

  private final int threads;
  private final int most;
  private final ExecutorService workers;
  private final Map<String, Integer> held = new HashMap<>();
  private int inside;
  private long nanosEach = FIRST_GUESS;

  /** By half of the processors. */
  @Autowired
  HashingQueue() {
    this(Math.max(1, Runtime.getRuntime().availableProcessors() / 2));
  }

  private HashingQueue(int threads) {
    this(threads, WAITING * threads);
  }

  /**
   * @param threads how much is done at once
   * @param most waits or is done; twice as much when those are known who add to it
   */
  HashingQueue(int threads, int most) {
    this.threads = threads;
    this.most = most;
    this.workers =
        Executors.newFixedThreadPool(
            threads,
            Thread.ofPlatform()
                .name("hashing-", 1)
                .daemon()
                .inheritInheritableThreadLocals(false)
                .factory());
  }

  /**
   * For whom work is done.
   *
   * @param known whether the client has shown that it is a user's
   */
  record Holder(String name, boolean known) {
    static Holder known(String username) {
      return new Holder("user " + username, true);
    }

    static Holder unknown(String network) {
      return new Holder(network, false);
    }
  }

  /** Returns what comes of the work. */
  <T> T done(Holder holder, Supplier<T> work) {
    enter(holder);
    try {
      return CompletableFuture.supplyAsync(() -> timed(work), workers).join();
    } finally {
      leave(holder);
    }
  }

  private <T> T timed(Supplier<T> work) {
    long begin = System.nanoTime();
    T result = work.get();
    learn(System.nanoTime() - begin);
    return result;
  }

  private synchronized void learn(long nanos) {
    nanosEach = (7 * nanosEach + nanos) / 8;
  }

  private synchronized void enter(Holder holder) {
    if (inside >= (holder.known() ? 2 * most : most)
        || held.getOrDefault(holder.name(), 0) >= MOST_OF_A_HOLDER) {
      throw new HashingBusy(Duration.ofNanos(nanosEach * inside / threads));
    }
    held.merge(holder.name(), 1, Integer::sum);
    inside++;
  }

  private synchronized void leave(Holder holder) {
    held.computeIfPresent(holder.name(), (name, count) -> count == 1 ? null : count - 1);
    inside--;
  }

  @PreDestroy
  void stop() {
    workers.shutdown();
  }

  synchronized int running() {
    return Math.min(inside, threads);
  }

  synchronized int waiting() {
    return Math.max(0, inside - threads);
  }
}
