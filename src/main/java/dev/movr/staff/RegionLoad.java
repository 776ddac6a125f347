package dev.movr.staff;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What this instance has asked of a region's data, in the last minutes.
 *
 * @param requests reads and transactions, in each interval of {@link RegionLoads#INTERVAL}; the
 *     newest last
 * @param repetitions in all these intervals
 * @param p99 a bound below which 99 of 100 requests of the last minute have stayed; empty when
 *     there were none, or slower ones than anybody measures
 * @param waiting how many requests wait for a connection
 * @param lost whether this instance has given the region up for now
 */
public record RegionLoad(
    List<Long> requests, long repetitions, Optional<Duration> p99, long waiting, boolean lost) {
  static final RegionLoad NONE = new RegionLoad(List.of(), 0, Optional.empty(), 0, false);

  private static final int WIDTH = 120;
  private static final int HEIGHT = 28;

  /** In the last minute, as far as that has been seen. */
  public long requestsInTheLastMinute() {
    return newest().stream().mapToLong(Long::longValue).sum();
  }

  private List<Long> newest() {
    return requests.subList(
        Math.max(0, requests.size() - RegionLoads.INTERVALS_A_MINUTE), requests.size());
  }

  public long mostRequests() {
    return requests.stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** The points of a line in a rectangle of 120 by 28; it ends at the right side. */
  public String line() {
    double step = (double) WIDTH / (RegionLoads.INTERVALS - 1);
    double most = Math.max(1, mostRequests());
    int first = RegionLoads.INTERVALS - requests.size();
    return IntStream.range(0, requests.size())
        .mapToObj(i ->
            String.format(
                Locale.ROOT,
                "%.1f,%.1f",
                (first + i) * step,
                HEIGHT - 1 - requests.get(i) / most * (HEIGHT - 2)))
        .collect(Collectors.joining(" "));
  }
}
