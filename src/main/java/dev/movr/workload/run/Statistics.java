package dev.movr.workload.run;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What became of all that riders did. An error is never a success, and its time is kept apart. */
final class Statistics {
  private static final int DIGITS = 3;

  private final Map<Operation, Counted> all = new EnumMap<>(Operation.class);
  private final LongAdder nothingNear = new LongAdder();
  private volatile long begin = System.nanoTime();
  private long lastInterval = begin;

  Statistics() {
    for (Operation operation : Operation.values()) {
      all.put(operation, new Counted());
    }
  }

  private static final class Counted {
    private final Recorder done = new Recorder(DIGITS);
    private final Recorder failed = new Recorder(DIGITS);
    private final Histogram allDone = new Histogram(DIGITS);
    private final Histogram allFailed = new Histogram(DIGITS);
    private final Map<String, LongAdder> kinds = new ConcurrentHashMap<>();
    private Map<String, Long> before = Map.of();

    private Map<String, Long> kinds() {
      Map<String, Long> now = new TreeMap<>();
      kinds.forEach((kind, count) -> now.put(kind, count.sum()));
      return now;
    }

    private Map<String, Long> kindsSince() {
      var now = kinds();
      Map<String, Long> since = new TreeMap<>();
      now.forEach((kind, count) -> since.put(kind, count - before.getOrDefault(kind, 0L)));
      since.values().removeIf(count -> count == 0);
      before = now;
      return since;
    }
  }

  void done(Operation operation, long nanos) {
    counted(operation).done.recordValue(nanos / 1000);
  }

  void failed(Operation operation, String kind, long nanos) {
    var counted = counted(operation);
    counted.failed.recordValue(nanos / 1000);
    counted.kinds.computeIfAbsent(kind, first -> new LongAdder()).increment();
  }

  @SuppressWarnings("NullAway") // Each operation has been put.
  private Counted counted(Operation operation) {
    return all.get(operation);
  }

  /** Somebody wanted to ride, and no vehicle was available there. */
  void nothingNear() {
    nothingNear.increment();
  }

  long nothingNearCount() {
    return nothingNear.sum();
  }

  /** The time counts from now on. */
  synchronized void begin() {
    begin = System.nanoTime();
    lastInterval = begin;
  }

  double seconds() {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Since the last time that this was asked, of what was done at all. */
  synchronized List<Figures> interval() {
    long now = System.nanoTime();
    double seconds = (now - lastInterval) / 1e9;
    lastInterval = now;
    return all.entrySet().stream()
        .map(each -> interval(each.getKey(), each.getValue(), seconds))
        .filter(figures -> figures.count() + figures.errors() > 0)
        .toList();
  }

  private static Figures interval(Operation operation, Counted counted, double seconds) {
    Histogram done = counted.done.getIntervalHistogram();
    Histogram failed = counted.failed.getIntervalHistogram();
    counted.allDone.add(done);
    counted.allFailed.add(failed);
    return figures(operation, done, failed, counted.kindsSince(), seconds);
  }

  /** From the beginning on, over that time. */
  synchronized List<Figures> total(double seconds) {
    interval();
    return all.entrySet().stream()
        .map(each -> {
          var counted = each.getValue();
          return figures(
              each.getKey(), counted.allDone, counted.allFailed, counted.kinds(), seconds);
        })
        .filter(figures -> figures.count() + figures.errors() > 0)
        .toList();
  }

  private static Figures figures(
      Operation operation,
      Histogram done,
      Histogram failed,
      Map<String, Long> kinds,
      double seconds) {
    return new Figures(
        operation.label(),
        done.getTotalCount(),
        done.getTotalCount() / seconds,
        Figures.Latency.of(done),
        failed.getTotalCount(),
        kinds,
        Figures.Latency.of(failed));
  }
}
