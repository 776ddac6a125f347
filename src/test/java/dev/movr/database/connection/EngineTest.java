package dev.movr.database.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.start.StartRefused;
import dev.movr.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EngineTest {
  @Test
  void the_server_says_what_it_is() throws SQLException {
    try (var connection = TestDatabase.connect()) {
      assertThat(Engine.of(connection)).isEqualTo(Engine.POSTGRESQL);
    }
  }

  @Test
  void a_postgresql_that_is_too_old_is_refused_in_one_sentence() {
    assertThatExceptionOfType(StartRefused.class)
        .isThrownBy(() -> Engine.requireVersion(14))
        .withMessage("MovR needs PostgreSQL 15 or later, and the one at DB_URI is version 14.");
    assertThatCode(() -> Engine.requireVersion(15)).doesNotThrowAnyException();
  }
}
