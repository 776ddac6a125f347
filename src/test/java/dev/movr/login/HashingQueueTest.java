package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.movr.login.HashingQueue.Holder;
import dev.movr.testing.MovrProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HashingQueueTest {
  private final HashingQueue queue = new HashingQueue(2, 10);
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<Boolean>> all = new ArrayList<>();

  @AfterEach
  void end_it() {
    end.countDown();
    threads.close();
  }

  private void add(int times, Holder holder) throws Exception {
    int before = queue.running() + queue.waiting();
    for (int i = 0; i < times; i++) {
      all.add(threads.submit(() -> queue.done(holder, this::untilTheEnd)));
    }
    MovrProcess.await(() -> queue.running() + queue.waiting() == before + times);
  }

  private boolean untilTheEnd() {
    try {
      end.await();
      return true;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertBusy(Holder holder) {
    assertThatThrownBy(() -> queue.done(holder, () -> true)).isInstanceOf(HashingBusy.class);
  }

  @Test
  void so_many_are_done_at_once_and_the_others_wait() throws Exception {
    add(5, Holder.unknown("here"));

    assertThat(queue.running()).isEqualTo(2);
    assertThat(queue.waiting()).isEqualTo(3);
    end.countDown();
    for (Future<Boolean> each : all) {
      assertThat(each.get()).isTrue();
    }
    assertThat(queue.running() + queue.waiting()).isZero();
  }

  @Test
  void one_client_does_not_fill_it() throws Exception {
    add(8, Holder.unknown("here"));

    assertBusy(Holder.unknown("here"));
    add(1, Holder.unknown("there"));
  }

  @Test
  void when_it_is_full_only_those_who_are_known_find_a_place_and_not_without_a_bound()
      throws Exception {
    add(5, Holder.unknown("here"));
    add(5, Holder.unknown("there"));

    assertBusy(Holder.unknown("elsewhere"));
    add(5, Holder.known("ada"));
    add(5, Holder.known("grace"));
    assertBusy(Holder.known("linus"));
  }

  @Test
  void the_longer_the_queue_the_later_one_is_to_come_again() throws Exception {
    add(8, Holder.unknown("here"));
    HashingBusy early = busy(Holder.unknown("here"));
    add(8, Holder.known("ada"));

    assertThat(busy(Holder.unknown("here")).retryAfter())
        .isEqualTo(early.retryAfter().multipliedBy(2));
    assertThat(early.getHeaders().getFirst("Retry-After")).isEqualTo("1");
  }

  private HashingBusy busy(Holder holder) {
    return catchThrowableOfType(HashingBusy.class, () -> queue.done(holder, () -> true));
  }
}
