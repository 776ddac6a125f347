package dev.movr.workload.run;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Does the same for many at the same time, each in a thread of its own. */
final class Crew {
  private Crew() {}

  interface Work<T, R> {
    R of(T each) throws Failure;
  }

  /**
   * Returns what came of each, in their order.
   *
   * @param most at the same time
   * @throws Failure the first of them
   */
  static <T, R> List<R> each(Collection<T> all, int most, Work<T, R> work) throws Failure {
    var permits = new Semaphore(most);
    List<Future<R>> answers = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      all.forEach(each ->
          answers.add(
              threads.submit(() -> {
                permits.acquire();
                try {
                  return work.of(each);
                } finally {
                  permits.release();
                }
              })));
    }
    List<R> results = new ArrayList<>();
    for (Future<R> answer : answers) {
      results.add(result(answer));
    }
    return results;
  }

  private static <R> R result(Future<R> answer) throws Failure {
    try {
      return answer.get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Failure failure -> throw failure;
        case null, default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
