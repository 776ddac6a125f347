package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Concurrently;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
  private static final int PER_USERNAME = 3;
  private static final int PER_ADDRESS = 5;

  private final LoginAttempts attempts = attempts(Duration.ofMinutes(15));

  private static LoginAttempts attempts(Duration window) {
    return new LoginAttempts(
        new LoginSettings(
            Duration.ofDays(1),
            Duration.ofHours(1),
            Duration.ZERO,
            PER_USERNAME,
            PER_ADDRESS,
            window));
  }

  @Test
  void a_username_has_so_many_attempts_whatever_the_address() {
    assertThat(IntStream.range(0, PER_USERNAME))
        .allMatch(i -> attempts.begin("ada", "10.0.0." + i));
    assertThat(attempts.begin("ada", "10.0.1.1")).isFalse();
    assertThat(attempts.begin("eve", "10.0.1.1")).isTrue();
  }

  @Test
  void an_address_has_so_many_attempts_whatever_the_username() {
    assertThat(IntStream.range(0, PER_ADDRESS))
        .allMatch(i -> attempts.begin("ada" + i, "10.0.0.1"));
    assertThat(attempts.begin("eve", "10.0.0.1")).isFalse();
    assertThat(attempts.begin("eve", "10.0.0.2")).isTrue();
  }

  @Test
  void the_addresses_of_a_network_with_ipv6_count_as_one() {
    assertThat(IntStream.range(0, PER_ADDRESS))
        .allMatch(i -> attempts.begin("ada" + i, "2001:db8:1:2::" + i));
    assertThat(attempts.begin("eve", "2001:db8:1:2:ffff:ffff:ffff:ffff")).isFalse();
    assertThat(attempts.begin("eve", "2001:db8:1:3::1")).isTrue();
  }

  @Test
  void what_is_no_address_counts_too() {
    assertThat(IntStream.range(0, PER_ADDRESS)).allMatch(i -> attempts.begin("ada" + i, "unknown"));
    assertThat(attempts.begin("eve", "unknown")).isFalse();
  }

  @Test
  void a_right_attempt_does_not_count() {
    for (int i = 0; i < 100; i++) {
      assertThat(attempts.begin("ada", "10.0.0.1")).isTrue();
      attempts.succeeded("ada", "10.0.0.1");
    }
  }

  @Test
  void a_right_attempt_forgives_the_username_but_not_the_address() {
    for (int i = 1; i < PER_ADDRESS; i++) {
      attempts.begin("ada" + i, "10.0.0.1");
    }
    assertThat(attempts.begin("ada", "10.0.0.1")).isTrue();
    attempts.succeeded("ada", "10.0.0.1");

    assertThat(attempts.begin("eve", "10.0.0.1")).isTrue();
    assertThat(attempts.begin("eve", "10.0.0.1")).isFalse();
  }

  @Test
  void endless_usernames_are_not_remembered() {
    String endless = "x".repeat(1_000_000);

    assertThat(IntStream.range(0, PER_USERNAME))
        .allMatch(i -> attempts.begin(endless + i, "10.0.0." + i));
    assertThat(attempts.begin(endless, "10.0.1.1")).isFalse();
  }

  @Test
  void a_burst_is_limited_too() {
    var allowed = Concurrently.times(50, () -> attempts.begin("ada", "10.0.0.1"));

    assertThat(allowed.stream().filter(yes -> yes)).hasSize(PER_USERNAME);
  }

  @Test
  void the_count_ends_with_the_window() {
    var forgetful = attempts(Duration.ofNanos(1));

    assertThat(IntStream.range(0, 100)).allMatch(i -> forgetful.begin("ada", "10.0.0.1"));
  }
}
