package dev.movr.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.testing.Concurrently;
import dev.movr.testing.TestClock;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginAttemptsTest {
  private static final int PER_USERNAME = 3;
  private static final int PER_ADDRESS = 5;

  private final TestClock clock = new TestClock();
  private final LoginAttempts attempts =
      new LoginAttempts(
          new LoginSettings(
              Duration.ofDays(1),
              Duration.ofHours(1),
              Duration.ZERO,
              PER_USERNAME,
              PER_ADDRESS,
              Duration.ofSeconds(5),
              Duration.ofMinutes(15)),
          clock);

  private Duration wait(String username, String address) {
    return attempts.begin(LoginAttempts.Attempt.of(username, address, Optional.empty()));
  }

  private boolean begin(String username, String address) {
    return wait(username, address).isZero();
  }

  private boolean beginOn(String device, String username, String address) {
    return attempts
        .begin(LoginAttempts.Attempt.of(username, address, Optional.of(device)))
        .isZero();
  }

  private void uncount(String username, String address) {
    attempts.uncount(LoginAttempts.Attempt.of(username, address, Optional.empty()));
  }

  @Test
  void a_username_has_so_many_attempts_whatever_the_address() {
    assertThat(IntStream.range(0, PER_USERNAME)).allMatch(i -> begin("ada", "10.0.0." + i));
    assertThat(begin("ada", "10.0.1.1")).isFalse();
    assertThat(begin("eve", "10.0.1.1")).isTrue();
  }

  @Test
  void an_address_has_so_many_attempts_whatever_the_username() {
    assertThat(IntStream.range(0, PER_ADDRESS)).allMatch(i -> begin("ada" + i, "10.0.0.1"));
    assertThat(begin("eve", "10.0.0.1")).isFalse();
    assertThat(begin("eve", "10.0.0.2")).isTrue();
  }

  @Test
  void the_addresses_of_a_network_with_ipv6_count_as_one() {
    assertThat(IntStream.range(0, PER_ADDRESS))
        .allMatch(i -> begin("ada" + i, "2001:db8:1:2::" + i));
    assertThat(begin("eve", "2001:db8:1:2:ffff:ffff:ffff:ffff")).isFalse();
    assertThat(begin("eve", "2001:db8:1:3::1")).isTrue();
  }

  @Test
  void an_attempt_that_is_uncounted_does_not_count() {
    for (int i = 0; i < 100; i++) {
      assertThat(begin("ada", "10.0.0.1")).isTrue();
      uncount("ada", "10.0.0.1");
    }
  }

  @Test
  void the_right_password_of_one_does_not_give_others_behind_the_address_more_attempts() {
    for (int i = 1; i < PER_ADDRESS; i++) {
      begin("ada" + i, "10.0.0.1");
    }
    assertThat(begin("ada", "10.0.0.1")).isTrue();
    uncount("ada", "10.0.0.1");

    assertThat(begin("eve", "10.0.0.1")).isTrue();
    assertThat(begin("mallory", "10.0.0.1")).isFalse();
  }

  @Test
  void who_guesses_a_username_does_not_keep_its_user_out_of_a_known_device() {
    for (int i = 0; i < 100; i++) {
      begin("ada", "10.0.0." + i);
    }

    assertThat(begin("ada", "10.1.1.1")).isFalse();
    assertThat(beginOn("her phone", "ada", "10.1.1.1")).isTrue();
  }

  @Test
  void a_stolen_device_has_no_more_attempts_and_keeps_the_others_from_nothing() {
    assertThat(IntStream.range(0, PER_USERNAME))
        .allMatch(i -> beginOn("stolen", "ada", "10.0.0." + i));

    assertThat(beginOn("stolen", "ada", "10.0.0.9")).isFalse();
    assertThat(beginOn("her phone", "ada", "10.0.0.9")).isTrue();
    assertThat(begin("ada", "10.0.0.9")).isTrue();
  }

  @Test
  void behind_a_crowded_address_somebody_gets_a_turn_that_others_cannot_take() {
    IntStream.range(0, PER_ADDRESS).forEach(i -> begin("ada" + i, "10.0.0.1"));
    IntStream.range(0, 6).forEach(i -> begin("attacked" + i, "10.0.0.1"));

    Duration wait = wait("grace", "10.0.0.1");
    assertThat(wait).isEqualTo(Duration.ofSeconds(7 * 5));
    for (int second = 0; second < 35; second++) {
      clock.advance(Duration.ofSeconds(1));
      IntStream.range(0, 6).forEach(i -> begin("attacked" + i, "10.0.0.1"));
    }
    assertThat(begin("grace", "10.0.0.1")).isTrue();
  }

  @Test
  void who_comes_from_elsewhere_gets_a_turn_for_a_username_that_is_guessed() {
    IntStream.range(0, 100).forEach(i -> begin("ada", "10.0.0.1"));

    Duration wait = wait("ada", "10.0.0.2");
    assertThat(wait).isEqualTo(Duration.ofMinutes(10));
    clock.advance(wait);
    IntStream.range(0, 100).forEach(i -> begin("ada", "10.0.0.1"));
    assertThat(begin("ada", "10.0.0.2")).isTrue();
  }

  @Test
  void endless_usernames_are_not_remembered() {
    String endless = "x".repeat(1_000_000);

    assertThat(IntStream.range(0, PER_USERNAME)).allMatch(i -> begin(endless + i, "10.0.0." + i));
    assertThat(begin(endless, "10.0.1.1")).isFalse();
  }

  @Test
  void a_burst_is_limited_too() {
    var allowed = Concurrently.times(50, () -> begin("ada", "10.0.0.1"));

    assertThat(allowed.stream().filter(yes -> yes)).hasSize(PER_USERNAME);
  }

  @Test
  void the_count_ends_with_the_window() {
    IntStream.range(0, 100).forEach(i -> begin("ada", "10.0.0." + i));
    clock.advance(Duration.ofMinutes(40));

    assertThat(IntStream.range(0, PER_USERNAME)).allMatch(i -> begin("ada", "10.0.1." + i));
    assertThat(begin("ada", "10.0.1.9")).isFalse();
  }
}
