package dev.movr.database.transaction;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may hold how many of the pool's connections. Half of them are reserved: some for each region,
 * and some for the username directory. The other half is common, except to a region that does not
 * answer. So a healthy region may use most of the pool, and keeps its own connections however many
 * others are lost.
 *
 * <p>Not safe for use by several threads: {@link Admission} locks.
 */
final class Shares {
  static final String DIRECTORY = TransactionMetrics.DIRECTORY;

  /** A region is lost when work on it has failed, and none has been answered for so long. */
  private static final Duration SILENCE = Duration.ofSeconds(1);

  private final int own;
  private final int common;
  private final Map<String, Share> shares;
  private int commonTaken;

  Shares(Collection<String> regions, int connections) {
    int holders = regions.size() + 1;
    this.own = Math.max(1, connections / (2 * holders));
    this.common = Math.max(1, connections - own * holders);
    this.shares =
        Stream.concat(regions.stream(), Stream.of(DIRECTORY))
            .collect(
                Collectors.toMap(
                    Function.identity(),
                    name -> new Share(),
                    (share, same) -> share,
                    LinkedHashMap::new));
  }

  private static final class Share {
    private int ownTaken;
    private int spanning;
    private int waiting;
    private boolean lost;
    private long answeredAt = System.nanoTime();

    private RegionState state(String region, long now) {
      return new RegionState(region, lost, waiting, Duration.ofNanos(now - answeredAt));
    }
  }

  /** Work on the data of some regions; it counts for each of them. */
  final class Work {
    private final List<String> regions;
    private final List<Share> of;
    private boolean fromCommon;

    private Work(List<String> regions) {
      this.regions = regions.isEmpty() ? List.of(DIRECTORY) : regions;
      this.of = this.regions.stream().map(shares::get).toList();
    }

    private boolean spansRegions() {
      return of.size() > 1;
    }

    /** Such as {@code gcp-europe-west1}. */
    String name() {
      return String.join(" and ", regions).replaceFirst("^directory$", "the username directory");
    }

    List<String> regions() {
      return regions;
    }
  }

  Work work(List<String> regions) {
    return new Work(regions);
  }

  /** Takes a connection for the work; false when it has to wait. */
  boolean take(Work work) {
    Share share = work.of.getFirst();
    if (!work.spansRegions() && share.ownTaken < own) {
      share.ownTaken++;
      return true;
    }
    if (commonTaken >= common || !work.of.stream().allMatch(each -> mayTakeCommon(work, each))) {
      return false;
    }
    commonTaken++;
    work.fromCommon = true;
    if (work.spansRegions()) {
      work.of.forEach(each -> each.spanning++);
    }
    return true;
  }

  /**
   * Work that spans regions takes no region's own connections, since it may wait for the other one,
   * and half of the common ones at most. While one of its regions is lost, a single one tries.
   */
  private boolean mayTakeCommon(Work work, Share share) {
    return work.spansRegions()
        ? share.spanning < (share.lost ? 1 : Math.max(1, common / 2))
        : !share.lost;
  }

  void giveBack(Work work) {
    if (!work.fromCommon) {
      work.of.getFirst().ownTaken--;
      return;
    }
    commonTaken--;
    work.fromCommon = false;
    if (work.spansRegions()) {
      work.of.forEach(share -> share.spanning--);
    }
  }

  void answered(Work work, long now) {
    for (Share share : work.of) {
      share.answeredAt = now;
      share.lost = false;
    }
  }

  /** Returns whether this failure shows that a region is lost. */
  boolean failed(Work work, long now) {
    boolean news = false;
    for (Share share : work.of) {
      if (!share.lost && now - share.answeredAt > SILENCE.toNanos()) {
        share.lost = true;
        news = true;
      }
    }
    return news;
  }

  boolean isLost(Work work) {
    return work.of.stream().anyMatch(share -> share.lost);
  }

  List<RegionState> states(long now) {
    return shares.entrySet().stream()
        .map(each -> each.getValue().state(each.getKey(), now))
        .toList();
  }

  /** How much work is waiting, for whichever of its regions most is waiting for. */
  int waiting(Work work) {
    return work.of.stream().mapToInt(share -> share.waiting).max().orElse(0);
  }

  void waits(Work work, int more) {
    work.of.forEach(share -> share.waiting += more);
  }
}
