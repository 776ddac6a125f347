package dev.movr.database.bulk;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rows for one table, in order. */
public final class Rows {
  private final String table;
  private final List<Column> columns;
  private final List<@Nullable Object[]> rows = new ArrayList<>();

  /** A column, and its type in SQL. */
  public record Column(String name, String type) {}

  public Rows(String table, Column... columns) {
    this.table = table;
    this.columns = List.of(columns);
  }

  /** Values in the order of the columns, whose text is what the type reads. */
  public void add(@Nullable Object... values) {
    rows.add(values);
  }

  public int count() {
    return rows.size();
  }

  List<@Nullable Object[]> all() {
    return rows;
  }

  /** Such as {@code rides (city, id)}. */
  String target() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", ", table + " (", ")"));
  }

  /** A row of parameters that are given as text. */
  String parameters() {
    return columns.stream()
        .map(column -> "CAST(? AS %s)".formatted(column.type()))
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
