package dev.movr.database.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a PostgreSQL holds, as lines that each begin with a table's name.
 *
 * @param constraints with their columns in brackets
 * @param unvalidated those of them that existing rows need not keep
 * @param files which file each table's rows are in: another one when they were written anew
 */
record StoredSchema(
    List<String> tables,
    List<String> columns,
    List<String> constraints,
    List<String> unvalidated,
    List<String> indexes,
    List<String> files) {

  private static final String CONSTRAINTS =
      """
      SELECT relname || '.' || conname || ' ('
        || coalesce((SELECT string_agg(attname, ', ' ORDER BY attnum) FROM pg_attribute
             WHERE attrelid = conrelid AND attnum = ANY(conkey)), '')
        || ') ' || replace(pg_get_constraintdef(pg_constraint.oid), ' NOT VALID', '')
      FROM pg_constraint
      JOIN pg_class ON pg_class.oid = conrelid
      WHERE relnamespace = CAST('public' AS regnamespace) AND NOT relispartition AND contype <> 'n'
        AND conparentid = 0 AND relname <> 'flyway_schema_history'
      """;

  private static final String INDEXES =
      """
      SELECT relname || ' ' || pg_get_indexdef(indexrelid)
      FROM pg_index
      JOIN pg_class ON pg_class.oid = indrelid
      WHERE relnamespace = CAST('public' AS regnamespace) AND NOT relispartition
        AND relname <> 'flyway_schema_history'
      """;

  private static final String FILES =
      """
      SELECT relname || ' ' || relfilenode
      FROM pg_class
      WHERE relnamespace = CAST('public' AS regnamespace) AND relkind = 'r'
        AND relname <> 'flyway_schema_history'
      """;

  static StoredSchema of(Connection connection) throws SQLException {
    return new StoredSchema(
        lines(connection, SchemaTest.TABLES),
        lines(connection, SchemaTest.COLUMNS),
        lines(connection, CONSTRAINTS),
        lines(connection, CONSTRAINTS + "AND NOT convalidated"),
        lines(connection, INDEXES),
        lines(connection, FILES));
  }

  private static List<String> lines(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var lines = new ArrayList<String>();
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
      return lines;
    }
  }

  boolean hasTableOf(String line) {
    return tables.stream().anyMatch(table -> tableOf(table).equals(tableOf(line)));
  }

  boolean hasColumn(String table, String column) {
    return columns.stream().anyMatch(each -> each.startsWith(table + "." + column + " "));
  }

  static String tableOf(String line) {
    return line.split("[. ]", 2)[0];
  }
}
