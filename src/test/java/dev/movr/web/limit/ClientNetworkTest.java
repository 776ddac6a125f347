package dev.movr.web.limit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientNetworkTest {
  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "192.0.2.1, 192.0.2.1:40001, true",
    "192.0.2.1, ::ffff:192.0.2.1, true",
    "2001:db8:1:2::1, 2001:db8:1:2:ffff:ffff:ffff:ffff, true",
    "2001:db8:1:2::1, 2001:DB8:1:2::1, true",
    "2001:db8:1:2::1, [2001:db8:1:2::9]:40001, true",
    "2001:db8:1:2::1, 2001:db8:1:3::1, false",
    "unknown, unknown, true",
    "unknown, 192.0.2.1, false"
  })
  void addresses_of_one_network_count_as_one(String one, String other, boolean same) {
    assertThat(ClientNetwork.of(one).equals(ClientNetwork.of(other))).isEqualTo(same);
  }
}
