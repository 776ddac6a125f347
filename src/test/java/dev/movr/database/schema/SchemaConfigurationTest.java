package dev.movr.database.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.testing.TestDatabase;
import org.junit.jupiter.api.Test;

class SchemaConfigurationTest {
  private final DatabaseAddress address = DatabaseAddress.of(TestDatabase.uri());

  @Test
  void only_cockroachdb_is_asked_to_open_its_catalogue_and_to_leave_tables_unlocked() {
    assertThat(SchemaConfiguration.forMigrations(address, Engine.POSTGRESQL).parameters())
        .contains("lock_timeout%3D500ms")
        .doesNotContain("allow_unsafe_internals", "schema_locked");
    assertThat(SchemaConfiguration.forMigrations(address, Engine.COCKROACHDB).parameters())
        .contains("allow_unsafe_internals%3Don", "create_table_with_schema_locked%3Doff");
  }
}
