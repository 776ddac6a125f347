package dev.movr.database.schema;

import dev.movr.database.connection.Engine;
import dev.movr.region.Cities;
import dev.movr.region.City;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which cities a table of the database has a place for, compared with those of the catalogue. */
public record StoredCities(String table, Set<String> stored, Set<String> served) {
  private static final String PARTITIONS =
      """
      SELECT city[1]
      FROM pg_inherits
      JOIN pg_class AS part ON part.oid = pg_inherits.inhrelid
      CROSS JOIN regexp_matches(pg_get_expr(part.relpartbound, part.oid), '''([^'']*)''', 'g') AS city
      WHERE pg_inherits.inhparent = CAST(? AS regclass)
      """;

  public static final String COMPUTED_REGION =
      """
      SELECT generation_expression
      FROM information_schema.columns
      WHERE table_name = ? AND column_name = 'region'
      """;

  /** One for each table; none on a database whose rows have no region. */
  public static List<StoredCities> of(Connection connection, Engine engine, Cities cities)
      throws SQLException {
    Set<String> served = cities.cities().stream().map(City::name).collect(Collectors.toSet());
    var all = new ArrayList<StoredCities>();
    for (String table : Partitions.TABLES) {
      switch (engine) {
        case POSTGRESQL ->
            all.add(new StoredCities(table, query(connection, PARTITIONS, table), served));
        case COCKROACHDB_MULTI_REGION ->
            all.add(
                new StoredCities(
                    table, named(query(connection, COMPUTED_REGION, table), served), served));
        case COCKROACHDB -> {}
      }
    }
    return all;
  }

  private static Set<String> query(Connection connection, String sql, String table)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      var rows = new TreeSet<String>();
      try (var result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(result.getString(1));
        }
      }
      return rows;
    }
  }

  private static Set<String> named(Set<String> expressions, Set<String> served) {
    return served.stream()
        .filter(
            city -> expressions.stream().anyMatch(text -> text.contains(Locality.literal(city))))
        .collect(Collectors.toSet());
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
