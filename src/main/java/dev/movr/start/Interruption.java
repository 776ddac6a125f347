package dev.movr.start;

import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.ExitCode;

/**
 * Lets Ctrl-C end the work early instead of the process: the process ends when the work has, with
 * the status of the work.
 */
public final class Interruption implements AutoCloseable {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook;
  private volatile int status = ExitCode.SOFTWARE;

  /**
   * @param stop tells the work that it is over
   */
  public Interruption(Runnable stop) {
    this.hook = Thread.ofPlatform().name("interrupted").unstarted(() -> await(stop));
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await(Runnable stop) {
    stop.run();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.out.flush();
    Runtime.getRuntime().halt(status);
  }

  /** Returns what is given: the status of the work, and so of the process. */
  public int ending(int statusOfWork) {
    status = statusOfWork;
    return statusOfWork;
  }

  @Override
  public void close() {
    ended.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException itRuns) {
      // And ends the process.
    }
  }
}
