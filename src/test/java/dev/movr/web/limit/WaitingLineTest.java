package dev.movr.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.TestClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WaitingLineTest {
  private final TestClock clock = new TestClock();
  private final WaitingLine line =
      new WaitingLine(3, Duration.ofSeconds(10), Duration.ofMinutes(1), clock);

  private Duration pass(String key, String who) {
    return WaitingLine.pass(List.of(line.place(key, who)));
  }

  private void fill(String key) {
    assertThat(IntStream.range(0, 3)).allMatch(i -> pass(key, "early" + i).isZero());
  }

  @Test
  void so_many_pass_at_once_and_then_one_in_each_interval() {
    fill("here");

    assertThat(pass("here", "ada")).isEqualTo(Duration.ofSeconds(10));
    assertThat(pass("here", "eve")).isEqualTo(Duration.ofSeconds(20));
    assertThat(pass("there", "eve")).isZero();
    clock.advance(Duration.ofSeconds(10));
    assertThat(pass("here", "ada")).isZero();
    assertThat(pass("here", "eve")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void who_asks_more_often_comes_no_sooner_and_takes_nobodys_turn() {
    fill("here");
    assertThat(pass("here", "eve")).isEqualTo(Duration.ofSeconds(10));
    assertThat(pass("here", "ada")).isEqualTo(Duration.ofSeconds(20));

    for (int second = 0; second < 20; second++) {
      clock.advance(Duration.ofSeconds(1));
      IntStream.range(0, 50).forEach(i -> pass("here", "eve"));
    }
    assertThat(pass("here", "ada")).isZero();
  }

  @Test
  void a_turn_is_for_once() {
    fill("here");
    clock.advance(pass("here", "ada"));

    assertThat(pass("here", "ada")).isZero();
    assertThat(pass("here", "ada")).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void the_line_is_no_longer_than_that() {
    fill("here");
    IntStream.rangeClosed(1, 6)
        .forEach(i -> assertThat(pass("here", "late" + i)).isEqualTo(Duration.ofSeconds(10L * i)));

    assertThat(pass("here", "latest")).isEqualTo(Duration.ofSeconds(70));
    assertThat(pass("here", "later still")).isEqualTo(Duration.ofSeconds(70));
  }

  @Test
  void who_has_to_wait_in_one_of_two_lines_passes_neither() {
    fill("here");
    var both = List.of(line.place("here", "ada"), line.place("there", "ada"));

    clock.advance(WaitingLine.pass(both));
    assertThat(IntStream.range(0, 2)).allMatch(i -> pass("there", "eve" + i).isZero());
    assertThat(WaitingLine.pass(both)).isZero();
  }

  @Test
  void what_is_given_back_is_there_for_others() {
    fill("here");
    WaitingLine.giveBack(List.of(line.place("here", "early0")));

    assertThat(pass("here", "ada")).isZero();
  }

  @Test
  void a_clock_that_is_put_back_makes_nobody_wait_for_an_hour() {
    fill("here");
    clock.advance(Duration.ofHours(-1));

    assertThat(pass("here", "ada")).isZero();
  }
}
