package dev.movr.user;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.TestClock;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegistrationLimitTest {
  private final RegistrationLimit limit =
      new RegistrationLimit(
          new RegistrationSettings(2, Duration.ofSeconds(10), 10, Duration.ofSeconds(1)),
          new TestClock());

  @Test
  void an_address_that_registers_without_a_pause_takes_nothing_from_the_others() {
    IntStream.range(0, 100).forEach(i -> limit.begin("eve" + i, "10.0.0.1"));

    assertThat(limit.begin("eve", "10.0.0.1")).isPositive();
    assertThat(IntStream.range(0, 8)).allMatch(i -> limit.begin("ada" + i, "10.0.1." + i).isZero());
  }

  @Test
  void many_addresses_have_a_limit_in_all() {
    assertThat(IntStream.range(0, 10))
        .allMatch(i -> limit.begin("eve" + i, "10.0.0." + i).isZero());

    assertThat(limit.begin("eve", "10.0.1.1")).isEqualTo(Duration.ofSeconds(1));
  }
}
