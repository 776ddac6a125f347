package dev.movr.bench;

import dev.movr.region.City;
import dev.movr.testing.LockedRegions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What riders in other regions notice when regions are lost: another session locks their
 * partitions, so that every statement there waits until its timeout.
 */
final class Outage {
  private static final Duration EACH = Duration.ofSeconds(20);
  private static final List<String> CITIES =
      List.of("new york", "boston", "seattle", "los angeles", "paris", "rome", "amsterdam");

  private Outage() {}

  public static void main(String... arguments) throws Exception {
    try (var movr = new BenchedMovr(LockedRegions.CUSTOM_PLANS)) {
      var load = new RidersLoad(movr, CITIES.stream().map(movr.riders()::city).toList());
      load.during(EACH);
      for (List<String> lost :
          List.of(List.of("europe_west1"), List.of("europe_west1", "us_west1"))) {
        compare(load, new TreeSet<>(lost));
      }
    }
    System.exit(0);
  }

  private static void compare(RidersLoad load, Set<String> lost) throws SQLException {
    var before = load.during(EACH);
    List<RidersLoad.Answer> during;
    try (Connection other = LockedRegions.lock(lost.toArray(String[]::new))) {
      during = load.during(EACH);
      other.rollback();
    }
    System.out.println("Lost: " + String.join(" and ", lost));
    double p99Before = report("healthy cities before", of(before, lost, false));
    double p99During = report("healthy cities meanwhile", of(during, lost, false));
    report("lost cities meanwhile", of(during, lost, true));
    System.out.printf("  p99 of healthy cities meanwhile / before: %.2f%n", p99During / p99Before);
  }

  private static List<RidersLoad.Answer> of(
      List<RidersLoad.Answer> answers, Set<String> lost, boolean whetherLost) {
    return answers.stream().filter(answer -> isIn(lost, answer.city()) == whetherLost).toList();
  }

  private static boolean isIn(Set<String> regions, City city) {
    return regions.contains(city.region().replaceFirst("gcp-", "").replace('-', '_'));
  }

  private static double report(String who, List<RidersLoad.Answer> answers) {
    List<Duration> times = answers.stream().map(RidersLoad.Answer::took).toList();
    var statuses =
        answers.stream()
            .collect(Collectors.groupingBy(RidersLoad.Answer::status, Collectors.counting()));
    double p99 = millis(times, 99);
    System.out.printf(
        "  %s: %d answers, p50 %.1f ms, p99 %.1f ms, longest %.0f ms, statuses %s%n",
        who, answers.size(), millis(times, 50), p99, millis(times, 100), statuses);
    return p99;
  }

  private static double millis(List<Duration> times, int percent) {
    return BenchedMovr.percentile(times, percent).toNanos() / 1e6;
  }
}
