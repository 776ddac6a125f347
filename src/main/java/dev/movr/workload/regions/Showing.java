package dev.movr.workload.regions;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ExitCode;

/**
 * The course of a demonstration, from the start of its instances to its last words.
 *
 * @param riding whether riders ride in the background
 * @param seconds after which it ends by itself; null: when somebody says so
 */
record Showing(Demonstration demonstration, boolean riding, @Nullable Integer seconds) {
  /**
   * Returns the exit status when it is over.
   *
   * @param stop is counted down to end it, and by it
   */
  int show(CountDownLatch stop) throws InterruptedException {
    var terminal = new Terminal(demonstration, stop);
    demonstration.start();
    terminal.greet();
    var riders = Thread.ofVirtual().unstarted(() -> ride(stop));
    if (riding) {
      riders.start();
    }
    Thread.ofPlatform().daemon().start(terminal::listen);
    while (!stop.await(5, TimeUnit.SECONDS) && !isOver(terminal)) {
      terminal.tell();
    }
    stop.countDown();
    if (riding) {
      riders.join();
    }
    return terminal.end() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private boolean isOver(Terminal terminal) {
    return seconds != null && terminal.seconds() >= seconds;
  }

  private void ride(CountDownLatch stop) {
    try {
      demonstration.ride(stop);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
