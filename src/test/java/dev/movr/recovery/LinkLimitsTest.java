package dev.movr.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LinkLimitsTest {
  private final LinkLimits limits = new LinkLimits(new RecoverySettings("", 2, 4));

  @Test
  void an_account_has_its_limit_from_wherever_it_is_asked() {
    assertThat(limits.begin("10.0.0.1", "ada")).isTrue();
    assertThat(limits.begin("10.0.0.2", "ada")).isTrue();
    assertThat(limits.begin("10.0.0.3", "ada")).isFalse();
    assertThat(limits.begin("10.0.0.3", "bob")).isTrue();
  }

  @Test
  void an_address_has_its_limit_whomever_it_asks_for_and_a_network_of_ipv6_is_one() {
    for (int i = 0; i < 4; i++) {
      assertThat(limits.begin("2001:db8::" + i, "user" + i)).isTrue();
    }
    assertThat(limits.begin("2001:db8::ffff", "another")).isFalse();
    assertThat(limits.begin("2001:db8:0:1::1", "another")).isTrue();
  }

  @Test
  void an_address_beyond_its_limit_uses_up_nobodys() {
    for (int i = 0; i < 10; i++) {
      limits.begin("10.0.0.1", "user" + i);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(limits.begin("10.0.0.1", "ada")).isFalse();
    }
    assertThat(limits.begin("10.0.0.2", "ada")).isTrue();
  }
}
