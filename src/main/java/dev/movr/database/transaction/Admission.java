package dev.movr.database.transaction;

import dev.movr.database.connection.DatabaseSettings;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.region.Region;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Admits work to the pool's connections in order of arrival, as {@link Shares} allow. Nobody queues
 * at the pool itself: work on a healthy region waits for its turn, and work on a lost one is
 * refused soon and leaves the connections to others.
 */
@Component
final class Admission {
  /** How long work waits for its turn while its regions answer. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The same while one of them does not. */
  static final Duration PATIENCE_WITH_THE_LOST = Duration.ofMillis(500);

  /** How much work may wait for one region; anything more would hardly be admitted in time. */
  static final int LONGEST_QUEUE = 500;

  private final Shares shares;
  private final Duration patience;
  private final LongSupplier nanoTime;
  private final TransactionMetrics metrics;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Waiting> queue = new LinkedHashSet<>();

  @Autowired
  Admission(Cities cities, DatabaseSettings settings, TransactionMetrics metrics) {
    this(
        new Shares(cities.regions().stream().map(Region::name).toList(), settings.poolSize()),
        PATIENCE,
        System::nanoTime,
        metrics);
  }

  Admission(Shares shares, Duration patience, LongSupplier nanoTime, TransactionMetrics metrics) {
    this.shares = shares;
    this.patience = patience;
    this.nanoTime = nanoTime;
    this.metrics = metrics;
  }

  private record Waiting(Shares.Work work, long since, Condition turn) {}

  /**
   * Does the work when it is its turn.
   *
   * @param homes the cities whose data it touches; none for the username directory alone
   * @throws DatabaseUnavailable when it waited in vain for a region that does not answer
   * @throws Overloaded when its regions answer, but too much is waiting for them
   */
  <T> T within(List<City> homes, Supplier<T> task) {
    Shares.Work work = work(homes);
    enterOrTell(work);
    boolean answered = false;
    long begin = System.nanoTime();
    try {
      T result = task.get();
      answered = true;
      return result;
    } catch (RuntimeException failure) {
      answered = !Retries.noAnswer(failure);
      throw failure;
    } finally {
      leave(work, answered);
      metrics.worked(work.regions(), Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private Shares.Work work(List<City> homes) {
    return shares.work(homes.stream().map(City::region).distinct().toList());
  }

  /** Every region, and the username directory, as this instance has seen them. */
  List<RegionState> states() {
    lock.lock();
    try {
      return shares.states(nanoTime.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /** How much work is waiting for these regions. */
  int waiting(List<City> homes) {
    lock.lock();
    try {
      return shares.waiting(work(homes));
    } finally {
      lock.unlock();
    }
  }

  private void enterOrTell(Shares.Work work) {
    try {
      enter(work);
    } catch (DatabaseUnavailable | Overloaded refusal) {
      metrics.refused(work.regions(), refusal);
      throw refusal;
    }
  }

  private void enter(Shares.Work work) {
    lock.lock();
    try {
      if (!shares.take(work)) {
        queue(work);
      }
    } finally {
      lock.unlock();
    }
  }

  private void queue(Shares.Work work) {
    if (shares.waiting(work) >= LONGEST_QUEUE) {
      throw new Overloaded(work.name());
    }
    var waiting = new Waiting(work, nanoTime.getAsLong(), lock.newCondition());
    queue.add(waiting);
    shares.waits(work, 1);
    try {
      await(waiting);
    } finally {
      queue.remove(waiting);
      shares.waits(work, -1);
    }
  }

  /** Admitted work is no longer in the queue. */
  private void await(Waiting waiting) {
    try {
      while (queue.contains(waiting)) {
        waiting.turn.awaitNanos(left(waiting));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      if (queue.contains(waiting)) {
        throw new DatabaseUnavailable("interrupted");
      }
    }
  }

  /** How much longer it may wait, in nanoseconds: more than none. */
  private long left(Waiting waiting) {
    boolean lost = shares.isLost(waiting.work);
    Duration longest = lost ? PATIENCE_WITH_THE_LOST : patience;
    long left = waiting.since + longest.toNanos() - nanoTime.getAsLong();
    if (left > 0) {
      return left;
    }
    throw lost
        ? new DatabaseUnavailable(waiting.work.name() + " does not answer")
        : new Overloaded(waiting.work.name());
  }

  private void leave(Shares.Work work, boolean answered) {
    lock.lock();
    try {
      shares.giveBack(work);
      if (answered) {
        shares.answered(work, nanoTime.getAsLong());
      } else if (shares.failed(work, nanoTime.getAsLong())) {
        queue.forEach(waiting -> waiting.turn.signal());
      }
      admit();
    } finally {
      lock.unlock();
    }
  }

  private void admit() {
    for (Iterator<Waiting> each = queue.iterator(); each.hasNext(); ) {
      Waiting next = each.next();
      if (shares.take(next.work)) {
        each.remove();
        next.turn.signal();
      }
    }
  }
}
