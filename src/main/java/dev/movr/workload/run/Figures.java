package dev.movr.workload.run;

import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * What became of an operation.
 *
 * @param count of those that succeeded
 * @param rate of those in a second
 * @param latency of those
 * @param errorKinds how many errors there were of each kind
 * @param errorLatency of the errors
 */
record Figures(
    String operation,
    long count,
    double rate,
    Latency latency,
    long errors,
    Map<String, Long> errorKinds,
    Latency errorLatency) {

  /** In milliseconds. */
  record Latency(double p50, double p90, double p95, double p99, double max) {
    static Latency of(Histogram micros) {
      return new Latency(
          at(micros, 50), at(micros, 90), at(micros, 95), at(micros, 99), at(micros, 100));
    }

    private static double at(Histogram micros, double percentile) {
      return micros.getValueAtPercentile(percentile) / 1000.0;
    }
  }
}
