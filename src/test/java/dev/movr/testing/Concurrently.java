package dev.movr.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/** Does things at the same time, each in a thread of its own, beginning at a barrier. */
public final class Concurrently {
  private Concurrently() {}

  /** What each of the works returned, in their order. */
  @SafeVarargs
  public static <T> List<T> run(Supplier<? extends T>... works) {
    return each(List.of(works), work -> work.get());
  }

  /** What became of each subject, in their order. */
  public static <S, T> List<T> each(List<S> subjects, Function<? super S, ? extends T> work) {
    var barrier = new CyclicBarrier(subjects.size());
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> calls = new ArrayList<>();
      for (S subject : subjects) {
        calls.add(() -> {
          barrier.await();
          return work.apply(subject);
        });
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(calls)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    }
  }

  /** The same thing, that many times at once. */
  public static <T> List<T> times(int times, Supplier<? extends T> work) {
    return each(Collections.nCopies(times, work), Supplier::get);
  }
}
