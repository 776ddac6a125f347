package dev.movr.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.TestDatabase;
import org.junit.jupiter.api.Test;

/** What is asked of a server, and for a server, before anything else. */
class EngineTest {
  private final DatabaseAddress address = DatabaseAddress.of(TestDatabase.uri());

  @Test
  void a_setting_is_known_or_not() {
    assertThat(AddressConfiguration.knows(address, "lock_timeout")).isTrue();
    assertThat(AddressConfiguration.knows(address, "allow_unsafe_internals")).isFalse();
  }

  @Test
  void what_a_server_does_not_know_is_not_asked_of_it() {
    assertThat(AddressConfiguration.forMigrations(address, Engine.POSTGRESQL)).isEqualTo(address);
    assertThat(AddressConfiguration.forMigrations(address, Engine.COCKROACHDB)).isEqualTo(address);
  }
}
