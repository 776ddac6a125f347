package dev.movr.database.transaction;

import dev.movr.region.Region;
import io.micrometer.context.ContextExecutorService;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * What the regions answered that were asked at the same time, each within the time that a read of
 * one region takes at most.
 *
 * @param given by those that answered, in the order of asking
 * @param failures of those that did not
 */
public record RegionalAnswers<T>(
    Map<Region, T> given, Map<Region, DataAccessResourceFailureException> failures) {

  /** By which the log and the trace of the request go on in the threads that ask. */
  private static final ContextSnapshotFactory CONTEXT = ContextSnapshotFactory.builder().build();

  /**
   * @param question a read of that region's data
   */
  public static <T> RegionalAnswers<T> ask(List<Region> regions, Function<Region, T> question) {
    Map<Region, Future<T>> answers = new LinkedHashMap<>();
    try (var threads =
        ContextExecutorService.wrap(Executors.newVirtualThreadPerTaskExecutor(), CONTEXT)) {
      for (Region region : regions) {
        answers.put(region, threads.submit(() -> question.apply(region)));
      }
    }
    var given = new LinkedHashMap<Region, T>();
    var failures = new LinkedHashMap<Region, DataAccessResourceFailureException>();
    answers.forEach((region, answer) -> {
      try {
        given.put(region, answer.get());
      } catch (ExecutionException e) {
        failures.put(region, unavailable(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException();
      }
    });
    return new RegionalAnswers<>(given, failures);
  }

  private static DataAccessResourceFailureException unavailable(ExecutionException failure) {
    return switch (failure.getCause()) {
      case DataAccessResourceFailureException unavailable -> unavailable;
      case RuntimeException other -> throw other;
      case null, default -> throw new IllegalStateException(failure);
    };
  }

  /** The regions that did not answer. */
  public List<Region> missing() {
    return new ArrayList<>(failures.keySet());
  }

  /**
   * The same, unless nobody answered.
   *
   * @throws DataAccessResourceFailureException when none of the regions did
   */
  public RegionalAnswers<T> unlessAllFailed() {
    if (given.isEmpty() && !failures.isEmpty()) {
      throw failures.values().iterator().next();
    }
    return this;
  }

  /**
   * The same, unless somebody did not answer.
   *
   * @throws DataAccessResourceFailureException when one of the regions did not
   */
  public RegionalAnswers<T> unlessAnyFailed() {
    if (!failures.isEmpty()) {
      throw failures.values().iterator().next();
    }
    return this;
  }
}
