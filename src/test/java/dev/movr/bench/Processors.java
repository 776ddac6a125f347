package dev.movr.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Who uses the processors: the application, its database, this process, and all others. */
final class Processors {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

  private final ProcessHandle movr;
  private final ProcessHandle postgres;
  private Map<ProcessHandle, Duration> before = Map.of();
  private long begin;

  /**
   * @param postgres the server; its processes are its children
   */
  Processors(ProcessHandle movr, ProcessHandle postgres) {
    this.movr = movr;
    this.postgres = postgres;
  }

  /** In processors: 1.5 is one and a half of them, all the time. */
  record Use(double movr, double postgres, double load, double others) {}

  static int count() {
    return SYSTEM.getAvailableProcessors();
  }

  static long memory() {
    return SYSTEM.getTotalMemorySize();
  }

  void begin() {
    before = times();
    SYSTEM.getCpuLoad();
    begin = System.nanoTime();
  }

  /** Since the beginning. A child that has ended since then counts for the others. */
  Use use() {
    double all = SYSTEM.getCpuLoad() * count();
    var after = times();
    double seconds = (System.nanoTime() - begin) / 1e9;
    double[] used = new double[3];
    after.forEach((process, time) ->
        used[owner(process)] +=
            time.minus(before.getOrDefault(process, Duration.ZERO)).toNanos() / 1e9 / seconds);
    return new Use(used[0], used[1], used[2], Math.max(0, all - used[0] - used[1] - used[2]));
  }

  private int owner(ProcessHandle process) {
    return process.equals(movr) ? 0 : process.equals(ProcessHandle.current()) ? 2 : 1;
  }

  private Map<ProcessHandle, Duration> times() {
    Map<ProcessHandle, Duration> times = new HashMap<>();
    Stream.concat(Stream.of(movr, ProcessHandle.current(), postgres), postgres.descendants())
        .forEach(process ->
            process.info().totalCpuDuration().ifPresent(time -> times.put(process, time)));
    return times;
  }
}
