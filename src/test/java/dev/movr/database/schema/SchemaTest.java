package dev.movr.database.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.movr.region.Cities;
import dev.movr.region.Region;
import dev.movr.testing.MovrTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares what the migrations make, on PostgreSQL, with {@code schema.txt}. */
@MovrTest
class SchemaTest {
  private static final Path GOLDEN = Path.of("src/test/resources/schema.txt");
  private static final Path ACTUAL = Path.of("target/schema.txt");

  static final String TABLES =
      """
      SELECT relname || coalesce(' PARTITION BY ' || pg_get_partkeydef(oid), '')
        || CASE WHEN relispartition THEN ' ' || pg_get_expr(relpartbound, oid) ELSE '' END
      FROM pg_class
      WHERE relnamespace = CAST('public' AS regnamespace) AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        AND relname <> 'flyway_schema_history'
      ORDER BY relname
      """;

  static final String COLUMNS =
      """
      SELECT relname || '.' || attname || ' ' || format_type(atttypid, atttypmod)
        || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
        || CASE WHEN CAST(attgenerated AS text) = '' THEN coalesce(' DEFAULT ' || pg_get_expr(adbin, adrelid), '')
           ELSE ' GENERATED ' || CAST(attgenerated AS text) || ' AS ' || pg_get_expr(adbin, adrelid) END
      FROM pg_attribute
      JOIN pg_class ON pg_class.oid = attrelid
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
      WHERE relnamespace = CAST('public' AS regnamespace) AND relkind IN ('r', 'p') AND NOT relispartition
        AND attnum > 0 AND NOT attisdropped AND relname <> 'flyway_schema_history'
      ORDER BY relname, attnum
      """;

  private static final String CONSTRAINTS =
      """
      SELECT relname || '.' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
      FROM pg_constraint
      JOIN pg_class ON pg_class.oid = conrelid
      WHERE relnamespace = CAST('public' AS regnamespace) AND NOT relispartition AND contype <> 'n'
        AND conparentid = 0 AND relname <> 'flyway_schema_history'
      ORDER BY relname, conname
      """;

  private static final String INDEXES =
      """
      SELECT pg_get_indexdef(indexrelid)
      FROM pg_index
      JOIN pg_class ON pg_class.oid = indrelid
      WHERE relnamespace = CAST('public' AS regnamespace) AND NOT relispartition
        AND relname <> 'flyway_schema_history'
      ORDER BY 1
      """;

  @Autowired JdbcClient jdbc;
  @Autowired Cities cities;

  private List<String> schema() {
    var lines = new ArrayList<String>();
    lines.add(
        "# What the migrations make on PostgreSQL. SchemaTest says how to bring it up to date.");
    section(lines, "tables and partitions", TABLES);
    section(lines, "columns", COLUMNS);
    section(lines, "constraints", CONSTRAINTS);
    section(lines, "indexes", INDEXES);
    return lines;
  }

  private void section(List<String> lines, String title, String sql) {
    lines.add("");
    lines.add("## " + title);
    lines.addAll(jdbc.sql(sql).query(String.class).list());
  }

  @Test
  void the_migrations_make_the_schema_that_is_written_down() throws IOException {
    List<String> schema = schema();
    Files.write(ACTUAL, schema);

    assertThat(schema)
        .as("the schema; if this change is meant: cp %s %s", ACTUAL, GOLDEN)
        .isEqualTo(Files.readAllLines(GOLDEN));
  }

  @Test
  void every_partition_is_a_region_and_has_all_indexes_of_its_table() {
    for (String table : Partitions.TABLES) {
      List<@Nullable Integer> indexes =
          jdbc.sql(
                  """
                  SELECT (SELECT count(*) FROM pg_index WHERE indrelid = inhrelid AND indisvalid)
                  FROM pg_inherits
                  WHERE inhparent = CAST(? AS regclass)
                  """)
              .param(table)
              .query(Integer.class)
              .list();
      assertThat(indexes)
          .hasSameSizeAs(cities.regions())
          .containsOnly(
              jdbc.sql("SELECT count(*) FROM pg_index WHERE indrelid = CAST(? AS regclass)")
                  .param(table)
                  .query(Integer.class)
                  .single());
    }
  }

  @Test
  void every_row_of_a_city_is_in_its_regions_partition() {
    for (Region region : cities.regions()) {
      assertThat(
              jdbc.sql(
                      """
                      SELECT pg_get_expr(relpartbound, oid)
                      FROM pg_class
                      WHERE relname = ?
                      """)
                  .param("rides_" + region.name().replace('-', '_'))
                  .query(String.class)
                  .single())
          .isEqualTo(
              "FOR VALUES IN (%s)",
              String.join(
                  ", ", cities.in(region).stream().map(c -> "'" + c.name() + "'").toList()));
    }
  }

  /** A CockroachDB of one region has no such rule. */
  @Test
  void a_row_lives_in_a_served_city() {
    assertThatExceptionOfType(DataIntegrityViolationException.class)
        .isThrownBy(() ->
            jdbc.sql(
                    "INSERT INTO users (city, id, removed_at) VALUES ('london', gen_random_uuid(), now())")
                .update());
  }
}
