package dev.movr.staff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.region.Region;
import dev.movr.testing.TestCatalogue;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegionLoadsTest {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final RegionLoads loads = new RegionLoads(meters, TestCatalogue.shipped());
  private final Region region = TestCatalogue.shipped().regions().getFirst();
  private Timer work;

  @BeforeEach
  void make_a_timer() {
    work =
        Timer.builder("movr.region.work")
            .tag("region", region.name())
            .serviceLevelObjectives(Duration.ofMillis(10), Duration.ofMillis(100))
            .register(meters);
  }

  private void ask(int times, Duration time) {
    IntStream.range(0, times).forEach(i -> work.record(time));
  }

  @Test
  void before_the_first_reading_there_is_nothing() {
    assertThat(loads.of(region)).isEqualTo(RegionLoad.NONE);
    assertThat(RegionLoad.NONE.line()).isEmpty();
  }

  @Test
  void requests_are_those_between_readings_and_the_last_minute_has_four() {
    loads.read();
    for (int i = 1; i <= 6; i++) {
      ask(i, Duration.ofMillis(1));
      loads.read();
    }
    assertThat(loads.of(region).requests()).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    assertThat(loads.of(region).requestsInTheLastMinute()).isEqualTo(3 + 4 + 5 + 6);
    assertThat(loads.of(region).mostRequests()).isEqualTo(6);
  }

  @Test
  void of_many_readings_a_quarter_of_an_hour_is_kept() {
    for (int i = 0; i < 200; i++) {
      ask(1, Duration.ofMillis(1));
      loads.read();
    }
    assertThat(loads.of(region).requests()).hasSize(RegionLoads.INTERVALS);
    assertThat(loads.of(region).line()).startsWith("0.0,1.0").endsWith("120.0,1.0");
  }

  @Test
  void p99_is_the_limit_within_which_99_of_100_stay() {
    loads.read();
    ask(99, Duration.ofMillis(5));
    ask(1, Duration.ofMillis(50));
    loads.read();
    assertThat(loads.of(region).p99()).contains(Duration.ofMillis(10));
    ask(5, Duration.ofMillis(50));
    loads.read();
    assertThat(loads.of(region).p99()).contains(Duration.ofMillis(100));
    ask(50, Duration.ofSeconds(5));
    loads.read();
    assertThat(loads.of(region).p99()).isEmpty();
  }

  @Test
  void what_waits_and_what_is_lost_is_as_of_now_and_repetitions_add_up_over_their_reasons() {
    Gauge.builder("movr.region.waiting", () -> 7).tag("region", region.name()).register(meters);
    Gauge.builder("movr.region.lost", () -> 1).tag("region", region.name()).register(meters);
    loads.read();
    meters.counter("movr.repetitions", "region", region.name(), "reason", "deadlock").increment(2);
    meters.counter("movr.repetitions", "region", region.name(), "reason", "silence").increment();
    loads.read();
    RegionLoad load = loads.of(region);
    assertThat(load.waiting()).isEqualTo(7);
    assertThat(load.lost()).isTrue();
    assertThat(load.repetitions()).isEqualTo(3);
  }
}
