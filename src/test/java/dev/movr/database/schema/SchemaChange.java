package dev.movr.database.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a migration does to the version of MovR that was released before it and runs beside it.
 *
 * @param released what that version knows
 * @param before what the migration finds
 */
record SchemaChange(StoredSchema released, StoredSchema before, StoredSchema after) {
  /** What the released version has to miss, or may trip over. */
  List<String> breaking() {
    var found = new ArrayList<String>();
    Stream.<Function<StoredSchema, List<String>>>of(
            StoredSchema::tables,
            StoredSchema::columns,
            StoredSchema::constraints,
            StoredSchema::indexes)
        .flatMap(this::gone)
        .forEach(line -> found.add("is gone or another: " + line));
    added(StoredSchema::columns)
        .filter(line -> line.contains(" NOT NULL") && !line.matches(".* (DEFAULT|GENERATED) .*"))
        .forEach(line -> found.add("is not filled by the released version: " + line));
    added(StoredSchema::constraints)
        .filter(this::holdsReleasedColumns)
        .forEach(line -> found.add("may refuse what the released version writes: " + line));
    added(StoredSchema::indexes)
        .filter(line -> line.contains(" CREATE UNIQUE INDEX "))
        .forEach(line -> found.add("may refuse what the released version writes: " + line));
    return found;
  }

  /** What keeps a table locked for longer the more rows it has. */
  List<String> blocking() {
    var found = new ArrayList<String>();
    added(StoredSchema::indexes)
        .forEach(line -> found.add("writes wait until all rows are in: " + line));
    added(StoredSchema::constraints)
        .filter(line -> !after.unvalidated().contains(line))
        .forEach(line -> found.add("all wait until each row was looked at: " + line));
    before.files().stream()
        .filter(line -> released.hasTableOf(line) && after.hasTableOf(line))
        .filter(line -> !after.files().contains(line))
        .map(StoredSchema::tableOf)
        .forEach(table -> found.add("all wait until each row was written anew: " + table));
    return found;
  }

  /** Of what was released, that which the migration takes away. */
  private Stream<String> gone(Function<StoredSchema, List<String>> part) {
    return part.apply(released).stream()
        .filter(line -> part.apply(before).contains(line))
        .filter(line -> !part.apply(after).contains(line));
  }

  /** What the migration adds to tables that were released. */
  private Stream<String> added(Function<StoredSchema, List<String>> part) {
    return part.apply(after).stream()
        .filter(line -> released.hasTableOf(line))
        .filter(line -> !part.apply(before).contains(line));
  }

  private boolean holdsReleasedColumns(String constraint) {
    String columns = constraint.replaceFirst(".*? \\((.*?)\\) .*", "$1");
    return Stream.of(columns.split(", "))
        .anyMatch(column -> released.hasColumn(StoredSchema.tableOf(constraint), column));
  }
}
