package dev.movr.database.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Of 16 connections, each of three regions and the directory has 2, and 8 are for whoever comes.
 */
class SharesTest {
  private static final long LATER = System.nanoTime() + Duration.ofSeconds(5).toNanos();

  private final Shares shares = new Shares(List.of("east", "west", "europe"), 16);

  /** How many connections such work gets, one after another. */
  private List<Shares.Work> takeAll(String... regions) {
    var taken = new ArrayList<Shares.Work>();
    for (Shares.Work work = shares.work(List.of(regions));
        shares.take(work);
        work = shares.work(List.of(regions))) {
      taken.add(work);
    }
    return taken;
  }

  @Test
  void a_region_that_is_well_may_hold_most_of_the_pool() {
    assertThat(takeAll("east")).hasSize(10);
  }

  @Test
  void what_one_region_holds_leaves_the_others_their_own() {
    takeAll("east");
    assertThat(takeAll("west")).hasSize(2);
    assertThat(takeAll("europe")).hasSize(2);
    assertThat(takeAll()).as("the directory").hasSize(2);
  }

  @Test
  void a_connection_goes_back_to_where_it_came_from() {
    var east = takeAll("east");
    takeAll("west");
    east.forEach(shares::giveBack);
    assertThat(takeAll("west")).hasSize(8);
    assertThat(takeAll("east")).hasSize(2);
  }

  @Test
  void a_lost_region_has_nothing_but_its_own() {
    var work = shares.work(List.of("europe"));
    assertThat(shares.failed(work, LATER)).isTrue();
    assertThat(shares.isLost(work)).isTrue();
    assertThat(takeAll("europe")).hasSize(2);
    assertThat(takeAll("east")).hasSize(10);
  }

  @Test
  void one_failure_among_answers_is_no_loss() {
    var work = shares.work(List.of("europe"));
    shares.answered(work, LATER);
    assertThat(shares.failed(work, LATER + Duration.ofMillis(900).toNanos())).isFalse();
    assertThat(shares.isLost(work)).isFalse();
  }

  @Test
  void an_answer_brings_a_lost_region_back() {
    var work = shares.work(List.of("europe"));
    shares.failed(work, LATER);
    shares.answered(work, LATER);
    assertThat(shares.isLost(work)).isFalse();
    assertThat(takeAll("europe")).hasSize(10);
  }

  @Test
  void work_that_spans_regions_takes_nobodys_own() {
    assertThat(takeAll("east", "europe")).hasSize(4);
    assertThat(takeAll("east", "west")).as("four span the east already").isEmpty();
    assertThat(takeAll("east")).hasSize(6);
    assertThat(takeAll("europe")).hasSize(2);
  }

  @Test
  void a_single_one_tries_to_reach_a_lost_region_from_elsewhere() {
    shares.failed(shares.work(List.of("europe")), LATER);
    assertThat(takeAll("east", "europe")).hasSize(1);
    assertThat(takeAll("east", "west")).hasSize(3);
  }

  @Test
  void the_smallest_pool_lets_everybody_in_one_by_one() {
    var small = new Shares(List.of("east", "west"), 1);
    assertThat(small.take(small.work(List.of("east")))).isTrue();
    assertThat(small.take(small.work(List.of("west")))).isTrue();
    assertThat(small.take(small.work(List.of("east", "west")))).isTrue();
  }
}
