package dev.movr.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where health and metrics are. */
class ManagementPortTest {
  @ParameterizedTest
  @CsvSource({
    "auto, 8080, 18080",
    "auto, 55535, 65535",
    "auto, 55536, 0",
    "auto, 0, 0",
    "auto, '', 0",
    "9090, 8080, 9090",
    "0, 0, 0",
    "off, 8080, -1",
    "-1, 8080, -1",
    "'', 8080, -1"
  })
  void it_is_the_one_that_is_given_or_far_from_the_main_one(
      String given, String main, String port) {
    assertThat(ManagementPort.port(given, main)).isEqualTo(port);
  }

  @ParameterizedTest
  @CsvSource({"abc", "65536", "-2", "9 090", "123456789012"})
  void what_is_no_port_is_refused(String given) {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> ManagementPort.port(given, "8080"))
        .withMessage("MANAGEMENT_PORT must be from 0 to 65535, or off, and is \"" + given + "\".");
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, true",
    "::1, true",
    "localhost, true",
    "0.0.0.0, true",
    "192.0.2.1, false",
    "no.such.host.invalid, false"
  })
  void its_address_is_one_of_this_machine(String address, boolean is) {
    assertThat(ManagementPort.isOfThisMachine(address)).isEqualTo(is);
  }

  @Test
  void an_empty_address_is_not_all_addresses() {
    assertThat(ManagementPort.address(" ")).isEqualTo("127.0.0.1");
    assertThat(ManagementPort.address("0.0.0.0")).isEqualTo("0.0.0.0");
  }

  @Test
  void the_main_port_is_refused() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> ManagementPort.port("8080", "8080"))
        .withMessage("MANAGEMENT_PORT must be another port than PORT, which is 8080.");
  }
}
