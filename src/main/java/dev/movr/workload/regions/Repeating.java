package dev.movr.workload.regions;

import java.time.Duration;

/** Does something again and again, in a thread of its own. */
final class Repeating implements AutoCloseable {
  private final Thread thread;

  /** What is done. */
  interface Work {
    void run() throws InterruptedException;
  }

  /**
   * @param pause after each time
   */
  Repeating(Duration pause, Work work) {
    this.thread = Thread.ofVirtual().start(() -> repeat(pause, work));
  }

  private static void repeat(Duration pause, Work work) {
    try {
      while (true) {
        work.run();
        Thread.sleep(pause);
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
