package dev.movr.bench;

import dev.movr.workload.run.Failure;
import dev.movr.workload.run.HttpConnection.Answer;
import java.util.Optional;
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
  void expect(int status, Callable<Answer> request) throws Exception {
    int answered = time(request).status();
    if (answered != status) {
      count(answered);
    }
  }

  private void count(int status) {
    if (status >= 500 || status == 0) {
      failed++;
    } else {
      unexpected++;
    }
  }

  /** What a rider does; a failure is an error. */
  interface Deed {
    void run() throws Failure;
  }

  void expect(Deed deed) {
    ask(() -> {
      deed.run();
      return true;
    });
  }

  /** What a rider asks for. */
  interface Question<T> {
    T ask() throws Failure;
  }

  /** Empty when it failed. */
  <T> Optional<T> ask(Question<T> question) {
    long begin = System.nanoTime();
    try {
      return Optional.of(question.ask());
    } catch (Failure failure) {
      count(failure.status());
      return Optional.empty();
    } finally {
      nanos.add(System.nanoTime() - begin);
    }
  }

  long done() {
    return done;
  }

  /** Answers below 500 that were not expected. */
  long unexpected() {
    return unexpected;
  }

  /** Answers of 500 and more, and none. */
  long failed() {
    return failed;
  }

  /** How long each step took. Can be asked for once. */
  LongStream nanos() {
    return nanos.build();
  }
}
