package dev.movr.bench;

import java.util.concurrent.Callable;
import java.util.stream.LongStream;

/** What one client has seen. Not safe for use by several threads. */
final class Tally {
  private final LongStream.Builder nanos = LongStream.builder();
  private long done;
  private long unexpected;
  private long failed;

  /** A client who does the same over and over, and keeps a connection while doing so. */
  interface Client extends AutoCloseable {
    /** A cycle of a ride, or a list. */
    void once(Tally tally) throws Exception;
  }

  /**
   * Has the client do it once. It counts as done when every step of it was answered as expected.
   */
  void run(Client client) throws Exception {
    long errors = unexpected + failed;
    client.once(this);
    if (unexpected + failed == errors) {
      done++;
    }
  }

  /** A step of the bare loop: a transaction or a query. */
  <T> T time(Callable<T> step) throws Exception {
    long begin = System.nanoTime();
    T result = step.call();
    nanos.add(System.nanoTime() - begin);
    return result;
  }

  /** A request; an answer with any other status is an error. */
  HttpConnection.Answer expect(int status, Callable<HttpConnection.Answer> request)
      throws Exception {
    var answer = time(request);
    if (answer.status() >= 500) {
      failed++;
    } else if (answer.status() != status) {
      unexpected++;
    }
    return answer;
  }

  long done() {
    return done;
  }

  /** Answers below 500 that were not expected. */
  long unexpected() {
    return unexpected;
  }

  /** Answers of 500 and more. */
  long failed() {
    return failed;
  }

  /** How long each step took. Can be asked for once. */
  LongStream nanos() {
    return nanos.build();
  }
}
