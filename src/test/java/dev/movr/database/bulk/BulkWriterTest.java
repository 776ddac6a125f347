package dev.movr.database.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.movr.database.bulk.Rows.Column;
import dev.movr.database.connection.DatabaseAddress;
import dev.movr.database.connection.Engine;
import dev.movr.testing.CockroachSql;
import dev.movr.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.dao.DataIntegrityViolationException;

/** Both ways to write many rows: what CockroachDB is sent is plain SQL, which runs here as well. */
class BulkWriterTest {
  private static final UUID ID = UUID.fromString("6f0ad2a4-0c55-4a4b-8f39-dc2c6ed3a3c1");

  private static Rows rows() {
    return new Rows(
        "bulk",
        new Column("number", "bigint"),
        new Column("id", "uuid"),
        new Column("words", "text"),
        new Column("yes", "boolean"),
        new Column("degrees", "double precision"),
        new Column("since", "timestamptz"),
        new Column("length", "interval"));
  }

  private static DatabaseAddress withTable(String name) throws SQLException {
    String uri = TestDatabase.anotherUri(name);
    try (var connection = TestDatabase.connect(name);
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS bulk");
      statement.execute(
          """
          CREATE TABLE bulk (
            number bigint PRIMARY KEY, id uuid, words text, yes boolean, degrees double precision, since timestamptz,
            length interval)
          """);
    }
    return DatabaseAddress.of(uri);
  }

  private static List<String> read(String name) throws SQLException {
    try (var connection = TestDatabase.connect(name);
        var statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "SELECT id, words, yes, degrees, since AT TIME ZONE 'UTC', length FROM bulk ORDER BY number")) {
      var all = new ArrayList<String>();
      while (result.next()) {
        for (int i = 1; i <= 6; i++) {
          all.add(result.getString(i));
        }
      }
      return all;
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "COCKROACHDB_MULTI_REGION")
  void values_arrive_as_they_are(Engine engine) throws SQLException {
    var address = withTable("bulk_values");
    var rows = rows();
    var since = Instant.parse("2026-03-01T12:00:00Z");
    rows.add(1, ID, "a\tb\\N\nc\r'd' é", true, 48.85837, since, "754 seconds");
    rows.add(2, null, null, false, -0.1, null, null);
    try (var writer = BulkWriter.open(address, engine)) {
      writer.write(List.of(rows));
    }
    assertThat(read("bulk_values"))
        .containsExactly(
            ID.toString(),
            "a\tb\\N\nc\r'd' é",
            "t",
            "48.85837",
            "2026-03-01 12:00:00",
            "00:12:34",
            null,
            null,
            "f",
            "-0.1",
            null,
            null);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "COCKROACHDB_MULTI_REGION")
  void of_a_batch_that_fails_nothing_is_written_and_the_next_one_is(Engine engine)
      throws SQLException {
    var address = withTable("bulk_failure");
    try (var writer = BulkWriter.open(address, engine)) {
      for (int i = 0; i < 25; i++) {
        writer.write(List.of(numbered(1000 * i, 250)));
      }
      assertThatThrownBy(() -> writer.write(List.of(numbered(30_000, 250), numbered(0, 1))))
          .isInstanceOf(DataIntegrityViolationException.class)
          .hasMessageContaining("duplicate key");
      writer.write(List.of(numbered(40_000, 1)));
    }
    assertThat(read("bulk_failure")).hasSize(6 * (25 * 250 + 1));
  }

  private static Rows numbered(int from, int count) {
    var rows = rows();
    for (int i = 0; i < count; i++) {
      rows.add(from + i, null, "words", null, null, null, null);
    }
    return rows;
  }

  @Test
  void what_cockroachdb_is_sent_is_left_for_its_parser() {
    String sql = LongInserts.statement(rows(), 2);
    CockroachSql.leaveStatement("LongInserts.insert", sql);
    assertThat(sql)
        .startsWith("INSERT INTO bulk (number, id, words, yes, degrees, since, length) VALUES (")
        .contains("CAST(? AS timestamptz), CAST(? AS interval)), (CAST(? AS bigint)");
  }
}
