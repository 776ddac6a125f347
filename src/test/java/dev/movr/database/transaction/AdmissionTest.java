package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.movr.region.City;
import dev.movr.testing.TestCatalogue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;

/** A pool of 2: the region and the directory share it, and work on the region takes all it gets. */
class AdmissionTest {
  private static final City PARIS = TestCatalogue.shipped().ofRow("paris");
  private static final TransactionMetrics UNTOLD =
      new TransactionMetrics(ObservationRegistry.NOOP, new SimpleMeterRegistry(), Optional.empty());
  private static final List<City> HOME = List.of(PARIS);

  private final CountDownLatch done = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  @AfterEach
  void end() {
    done.countDown();
    threads.close();
  }

  private static Admission admission(Duration patience) {
    return new Admission(
        new Shares(List.of(PARIS.region()), 2), patience, System::nanoTime, UNTOLD);
  }

  /** One is the region's own, and one is common. */
  private void takeAll(Admission admission) {
    hold(admission, done);
    hold(admission, done);
  }

  private void hold(Admission admission, CountDownLatch end) {
    var begun = new CountDownLatch(1);
    threads.execute(() ->
        admission.within(
            HOME,
            () -> {
              begun.countDown();
              return waited(end);
            }));
    waited(begun);
  }

  private static boolean waited(CountDownLatch latch) {
    try {
      latch.await();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Test
  void who_waits_is_let_in_one_after_another_in_the_order_of_their_coming() throws Exception {
    var admission = admission(Admission.PATIENCE);
    var order = Collections.synchronizedList(new ArrayList<Integer>());
    var handedOn = new CountDownLatch(1);
    hold(admission, handedOn);
    hold(admission, done);
    var all = new ArrayList<Future<Boolean>>();
    for (int i = 0; i < 20; i++) {
      int number = i;
      all.add(threads.submit(() -> admission.within(HOME, () -> order.add(number))));
      await().until(() -> admission.waiting(HOME) == number + 1);
    }
    handedOn.countDown();
    for (var each : all) {
      assertThat(each.get()).isTrue();
    }
    assertThat(order).isSorted().hasSize(20);
  }

  @Test
  void who_waits_too_long_for_a_region_that_answers_is_told_of_the_crowd() {
    var admission = admission(Duration.ofMillis(1));
    takeAll(admission);
    assertThatExceptionOfType(Overloaded.class)
        .isThrownBy(() -> admission.within(HOME, () -> true))
        .withMessage("too much is waiting for gcp-europe-west1");
  }

  @Test
  void behind_a_long_queue_nobody_waits_at_all() {
    var admission = admission(Admission.PATIENCE);
    takeAll(admission);
    for (int i = 0; i < Admission.LONGEST_QUEUE; i++) {
      threads.execute(() -> admission.within(HOME, () -> true));
    }
    await().until(() -> admission.waiting(HOME) == Admission.LONGEST_QUEUE);
    assertThatExceptionOfType(Overloaded.class)
        .isThrownBy(() -> admission.within(HOME, () -> true));
    assertThat(admission.<Boolean>within(List.of(), () -> true)).as("the directory").isTrue();
  }

  @Test
  void who_waits_for_a_region_that_turns_out_to_be_lost_is_refused_at_once() throws Exception {
    var ahead = new AtomicLong();
    var admission =
        new Admission(
            new Shares(List.of(PARIS.region()), 2),
            Admission.PATIENCE,
            () -> System.nanoTime() + ahead.get(),
            UNTOLD);
    var failing = new CountDownLatch(1);
    hold(admission, done);
    var begun = new CountDownLatch(1);
    var failed =
        threads.submit(() ->
            admission.within(
                HOME,
                () -> {
                  begun.countDown();
                  return waited(failing) && timedOut();
                }));
    waited(begun);
    var waiting = threads.submit(() -> admission.within(HOME, () -> true));
    await().until(() -> admission.waiting(HOME) == 1);

    ahead.set(Duration.ofSeconds(2).toNanos());
    failing.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(waiting::get)
        .withCauseInstanceOf(DatabaseUnavailable.class);
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(failed::get)
        .withCauseInstanceOf(QueryTimeoutException.class);
  }

  private static boolean timedOut() {
    throw new QueryTimeoutException("too long");
  }

  @Test
  void work_that_fails_gives_its_place_back() {
    var admission = admission(Duration.ofMillis(1));
    for (int i = 0; i < 5; i++) {
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(() -> admission.within(HOME, AdmissionTest::broken));
    }
    assertThat(admission.<Boolean>within(HOME, () -> true)).isTrue();
  }

  private static boolean broken() {
    throw new IllegalStateException("broken");
  }
}
