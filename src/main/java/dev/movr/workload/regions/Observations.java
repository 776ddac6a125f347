package dev.movr.workload.regions;

import com.sun.net.httpserver.HttpExchange;
import dev.movr.region.City;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/** What the front door sees: how long riders wait, by city and by what they do. */
final class Observations {
  private static final int LAST_REQUESTS = 12;
  private static final Pattern END = Pattern.compile(".*/rides/[^/]+/end");
  private static final Pattern START = Pattern.compile("/[^/]+/rides|/api/v1/cities/[^/]+/rides");
  private static final Pattern HISTORY = Pattern.compile("/rides|/api/v1/me/rides");
  private static final Pattern VEHICLES = Pattern.compile(".*/vehicles");

  private final Map<Key, Recorder> times = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> failures = new ConcurrentHashMap<>();
  private final Deque<Request> last = new ArrayDeque<>();
  private volatile List<Waiting> lastWaiting = List.of();

  private record Key(String city, String operation) {}

  /** One that was answered lately. */
  record Request(String method, String path, String city, int status, double millis) {}

  /**
   * How long riders waited in the last interval.
   *
   * @param p50 in milliseconds, as the others
   */
  record Waiting(String city, String operation, long count, double p50, double p99) {}

  void answered(HttpExchange exchange, City city, int status, long nanos) {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    String operation = operation(method, path);
    if (status >= 500) {
      failures.computeIfAbsent(operation + " " + status, first -> new LongAdder()).increment();
    } else if (!operation.isEmpty()) {
      times
          .computeIfAbsent(new Key(city.label(), operation), first -> new Recorder(2))
          .recordValue(nanos / 1000);
    }
    if (!path.startsWith("/assets/") && !path.startsWith("/webjars/")) {
      note(new Request(method, path, city.label(), status, nanos / 1e6));
    }
  }

  private static String operation(String method, String path) {
    if (method.equals("POST")) {
      return END.matcher(path).matches() ? "end" : START.matcher(path).matches() ? "start" : "";
    }
    if (HISTORY.matcher(path).matches()) {
      return "my rides";
    }
    return VEHICLES.matcher(path).matches() ? "vehicles" : "";
  }

  private void note(Request request) {
    synchronized (last) {
      last.addFirst(request);
      if (last.size() > LAST_REQUESTS) {
        last.removeLast();
      }
    }
  }

  List<Request> last() {
    synchronized (last) {
      return new ArrayList<>(last);
    }
  }

  /** Answers with a status of 500 and more, since the start. */
  Map<String, Long> failures() {
    Map<String, Long> now = new TreeMap<>();
    failures.forEach((kind, count) -> now.put(kind, count.sum()));
    return now;
  }

  List<Waiting> waiting() {
    return lastWaiting;
  }

  /** Begins the next interval. */
  void interval() {
    List<Waiting> waiting = new ArrayList<>();
    times.forEach((key, recorder) -> {
      Histogram micros = recorder.getIntervalHistogram();
      if (micros.getTotalCount() > 0) {
        waiting.add(
            new Waiting(
                key.city(),
                key.operation(),
                micros.getTotalCount(),
                micros.getValueAtPercentile(50) / 1000.0,
                micros.getValueAtPercentile(99) / 1000.0));
      }
    });
    lastWaiting = List.copyOf(waiting);
  }
}
