package dev.movr;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Does things at the same time, each in a thread of its own, beginning at a barrier. */
public final class Together {
  private Together() {}

  /** What each of them returned, in their order. */
  @SafeVarargs
  public static <T> List<T> run(Supplier<? extends T>... works) {
    var barrier = new CyclicBarrier(works.length);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<T>> calls = new ArrayList<>();
      for (Supplier<? extends T> work : works) {
        calls.add(() -> {
          barrier.await();
          return work.get();
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
    @SuppressWarnings("unchecked")
    Supplier<T>[] works = new Supplier[times];
    IntStream.range(0, times).forEach(i -> works[i] = work::get);
    return run(works);
  }
}
