package dev.movr.database.schema;

import dev.movr.database.connection.Engine;
import dev.movr.region.Cities;
import dev.movr.region.City;
import dev.movr.start.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which cities a table of the database has a place for, compared with those of the catalogue.
 *
 * @param leftOver columns that a change of the computed region left behind when it stopped half way
 */
public record StoredCities(
    String table, Set<String> stored, Set<String> served, Set<String> leftOver) {
  /** Where the region is computed from the catalogue as it is now, before it takes the name. */
  public static final String NEW_REGION = "new_region";

  /** Where it is computed from the catalogue as it was. */
  public static final String OLD_REGION = "old_region";

  private static final String REGION = "region";

  private static final String PARTITIONS =
      """
      SELECT city[1]
      FROM pg_inherits
      JOIN pg_class AS part ON part.oid = pg_inherits.inhrelid
      CROSS JOIN regexp_matches(pg_get_expr(part.relpartbound, part.oid), '''([^'']*)''', 'g') AS city
      WHERE pg_inherits.inhparent = CAST(? AS regclass)
      """;

  public static final String COMPUTED_REGIONS =
      """
      SELECT column_name, generation_expression
      FROM information_schema.columns
      WHERE table_name = ? AND column_name IN ('region', 'new_region', 'old_region')
      """;

  /**
   * One for each table; none on a database whose rows have no region.
   *
   * @throws StartRefused when the database has regions and a table has none
   */
  public static List<StoredCities> of(Connection connection, Engine engine, Cities cities)
      throws SQLException {
    Set<String> served = cities.cities().stream().map(City::name).collect(Collectors.toSet());
    var all = new ArrayList<StoredCities>();
    for (String table : Partitions.TABLES) {
      switch (engine) {
        case POSTGRESQL ->
            all.add(
                new StoredCities(
                    table, query(connection, PARTITIONS, table).keySet(), served, Set.of()));
        case COCKROACHDB_MULTI_REGION ->
            all.add(computed(table, query(connection, COMPUTED_REGIONS, table), served));
        case COCKROACHDB -> {}
      }
    }
    return all;
  }

  /** The first column of the rows, and the last. */
  private static Map<String, String> query(Connection connection, String sql, String table)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      var rows = new TreeMap<String, String>();
      try (var result = statement.executeQuery()) {
        while (result.next()) {
          rows.put(result.getString(1), result.getString(result.getMetaData().getColumnCount()));
        }
      }
      return rows;
    }
  }

  private static StoredCities computed(
      String table, Map<String, String> columns, Set<String> served) {
    String expression = columns.get(REGION);
    if (expression == null) {
      throw new StartRefused(
          "The table %s has no region: there is no such table yet, or it was made before configure-multi-region. Then give MovR an empty database (DB_URI)."
              .formatted(table));
    }
    Set<String> stored =
        served.stream()
            .filter(city -> expression.contains(Locality.literal(city)))
            .collect(Collectors.toSet());
    return new StoredCities(table, stored, served, minus(columns.keySet(), Set.of(REGION)));
  }

  /**
   * Whether a change of the computed region has stopped after the new column took its name: rows
   * still live where the old one says.
   */
  public boolean isHalfChanged() {
    return leftOver.contains(OLD_REGION);
  }

  /** Served, but without a place in the table. */
  public Set<String> missing() {
    return minus(served, stored);
  }

  /** With a place in the table, but not served. */
  public Set<String> surplus() {
    return minus(stored, served);
  }

  private static Set<String> minus(Set<String> all, Set<String> some) {
    var rest = new TreeSet<>(all);
    rest.removeAll(some);
    return rest;
  }
}
